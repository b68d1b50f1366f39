using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Campaigns;

/// <summary>Lets a community that asked take part in this one's campaign from now on.</summary>
[Command("campaign accept", CommandPolicy.Moderator)]
internal sealed record AcceptJoin(Code Request) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Electorate electorate, IEnumerable<ICampaignPart> parts) : ICommandHandler<AcceptJoin>
    {
        public async Task<Reply> HandleAsync(AcceptJoin command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.JoinRequestToAsync(command.Request, caller, cancellationToken) is not { } request)
            {
                return JoinMessages.Unknown(caller.Words, command.Request);
            }

            var campaign = await db.Campaigns.SingleAsync(campaign => campaign.Id == request.CampaignId, cancellationToken);
            if (campaign.State != CampaignState.Running)
            {
                return CampaignMessages.Over(caller.Words, campaign);
            }

            // What a community that asked is, and that it took part before, is not this one's to see otherwise.
            var community = await db.Communities.IgnoreQueryFilters().SingleAsync(community => community.Id == request.CommunityId, cancellationToken);
            if (await db.Participations.IgnoreQueryFilters().FirstOrDefaultAsync(part => part.CampaignId == campaign.Id && part.CommunityId == community.Id, cancellationToken) is { } before)
            {
                before.Return(request);
            }
            else
            {
                db.Add(Participation.Accept(request));
                var members = await electorate.MembersOfAsync(community, new ChannelRef(community.Platform, request.ChannelId), cancellationToken) ?? 0;
                foreach (var part in parts)
                {
                    await part.WelcomeAsync(campaign, members, cancellationToken);
                }
            }

            db.Remove(request);
            return JoinMessages.Accepted(caller.Words, campaign, community.Platform, request.Code);
        }
    }
}
