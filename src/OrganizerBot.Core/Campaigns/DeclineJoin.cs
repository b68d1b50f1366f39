using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Does not let a community take part that asked. It cannot ask again by the same code.</summary>
[Command("campaign decline", CommandPolicy.Moderator)]
internal sealed record DeclineJoin(Code Request) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<DeclineJoin>
    {
        public async Task<Reply> HandleAsync(DeclineJoin command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.JoinRequestToAsync(command.Request, caller, cancellationToken) is not { } request)
            {
                return JoinMessages.Unknown(caller.Words, command.Request);
            }

            request.Decline();
            var campaign = await db.Campaigns.SingleAsync(campaign => campaign.Id == request.CampaignId, cancellationToken);
            return JoinMessages.Declined(caller.Words, campaign, request.Code);
        }
    }
}
