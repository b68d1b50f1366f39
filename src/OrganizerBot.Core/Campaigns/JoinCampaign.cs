using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Campaigns;

/// <summary>Takes part in another community's campaign from now on, by the code that its moderators gave.</summary>
[Command("campaign join", CommandPolicy.Moderator)]
internal sealed record JoinCampaign(Passcode Code) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Electorate electorate, IEnumerable<ICampaignPart> parts) : ICommandHandler<JoinCampaign>
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

            if (await db.ParticipationAsync(campaign, caller, cancellationToken) is not null)
            {
                return CampaignMessages.AlreadyJoined(caller.Words, campaign);
            }

            if (await db.Participations.IgnoreQueryFilters().FirstOrDefaultAsync(left => left.CampaignId == campaign.Id && left.CommunityId == caller.Community.Id, cancellationToken) is { } before)
            {
                before.Return(caller.Channel);
            }
            else
            {
                await JoinAsync(campaign, caller, cancellationToken);
            }

            return CampaignMessages.Joined(caller.Words, campaign, caller.Community);
        }

        private async Task JoinAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
        {
            db.Add(Participation.Join(campaign.Id, caller.Community.Id, caller.Channel));
            var members = await electorate.MembersOfAsync(caller.Community, caller.Channel, cancellationToken) ?? 0;
            foreach (var part in parts)
            {
                await part.WelcomeAsync(campaign, members, cancellationToken);
            }
        }
    }
}
