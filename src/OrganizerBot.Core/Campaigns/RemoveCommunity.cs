using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Takes another community out of this one's campaign, after asking once. Names that its members put under something stay there.</summary>
[Command("campaign remove", CommandPolicy.Moderator)]
internal sealed record RemoveCommunity(Code Community, [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<RemoveCommunity>
    {
        public async Task<Reply> HandleAsync(RemoveCommunity command, Caller caller, CancellationToken cancellationToken)
        {
            var (code, owner) = (command.Community, caller.Community.Id);
            // Those who run a campaign may take out whoever they let in, and nobody from another's campaign.
            if (await db.Participations.IgnoreQueryFilters().FirstOrDefaultAsync(part => part.Code == code && part.OwnerId == owner && part.CommunityId != owner && !part.HasLeft, cancellationToken) is not { } part)
            {
                return JoinMessages.UnknownGuest(caller.Words, code);
            }

            var campaign = await db.Campaigns.SingleAsync(campaign => campaign.Id == part.CampaignId, cancellationToken);
            if (command.Sure != true)
            {
                return JoinMessages.AskRemove(caller.Words, campaign, code);
            }

            part.Remove();
            if (campaign.JoinCode is not null)
            {
                db.Add(JoinRequest.Shut(campaign, part));
            }

            return JoinMessages.Removed(caller.Words, campaign, code);
        }
    }
}
