using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Takes back a request to take part in another community's campaign, while nobody has decided.</summary>
[Command("campaign retract", CommandPolicy.Moderator)]
internal sealed record RetractJoin(Code Request) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<RetractJoin>
    {
        public async Task<Reply> HandleAsync(RetractJoin command, Caller caller, CancellationToken cancellationToken)
        {
            var (code, community) = (command.Request, caller.Community.Id);
            if (await db.JoinRequests.FirstOrDefaultAsync(request => request.Code == code && request.CommunityId == community && request.State == JoinRequestState.Waiting, cancellationToken) is not { } request)
            {
                return JoinMessages.Unknown(caller.Words, code);
            }

            db.Remove(request);
            return JoinMessages.Retracted(caller.Words, code);
        }
    }
}
