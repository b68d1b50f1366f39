using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Asks to take part in another community's campaign, by the code that its moderators gave. They decide.</summary>
[Command("campaign join", CommandPolicy.Moderator)]
internal sealed record JoinCampaign(Passcode Code) : ICommand
{
    internal sealed class Handler(OrganizerDb db, AuditTrail audit) : ICommandHandler<JoinCampaign>
    {
        public async Task<Reply> HandleAsync(JoinCampaign command, Caller caller, CancellationToken cancellationToken)
        {
            var code = command.Code.ToString();
            // Whoever has the code may find a campaign in which their community takes no part yet.
            if (await db.Campaigns.IgnoreQueryFilters().FirstOrDefaultAsync(campaign => campaign.JoinCode == code, cancellationToken) is not { } campaign)
            {
                return CampaignMessages.NoSuchJoinCode(caller.Words);
            }

            if (campaign.State != CampaignState.Running)
            {
                return CampaignMessages.Over(caller.Words, campaign);
            }

            return await db.ParticipationAsync(campaign, caller, cancellationToken) is not null
                ? CampaignMessages.AlreadyJoined(caller.Words, campaign)
                : await AskAsync(campaign, caller, cancellationToken);
        }

        private async Task<Message> AskAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            if (await db.JoinRequests.FirstOrDefaultAsync(asked => asked.CampaignId == campaign.Id && asked.CommunityId == community, cancellationToken) is { } before)
            {
                return before.State == JoinRequestState.Waiting ? JoinMessages.AlreadyAsked(caller.Words, campaign, before) : JoinMessages.WasDeclined(caller.Words, campaign);
            }

            // What others ask is not this community's to see; here they are only counted.
            if (await db.JoinRequests.IgnoreQueryFilters().CountAsync(other => other.CampaignId == campaign.Id && other.State == JoinRequestState.Waiting, cancellationToken) >= JoinRequest.MostWaiting)
            {
                return JoinMessages.TooMany(caller.Words, campaign);
            }

            var request = JoinRequest.Ask(campaign, community, caller.Channel.Id);
            audit.About(request.Code);
            db.Add(request);
            return JoinMessages.Asked(caller.Words, campaign, request);
        }
    }
}
