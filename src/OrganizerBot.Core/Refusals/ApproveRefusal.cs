using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Lets a refusal appear.</summary>
[Command("review approve", CommandPolicy.Moderator)]
internal sealed record ApproveRefusal([Option(Suggest = typeof(ReviewSuggestions))] Code Refusal) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk) : ICommandHandler<ApproveRefusal>
    {
        public async Task<Reply> HandleAsync(ApproveRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.RefusalAsync(command.Refusal, caller, cancellationToken) is not { } refusal)
            {
                return ReviewMessages.Unknown(caller.Words, command.Refusal);
            }

            return await desk.ApproveAsync(refusal, caller, cancellationToken)
                ? ReviewMessages.Approved(caller.Words, refusal)
                : ReviewMessages.AlreadyApproved(caller.Words, refusal);
        }
    }
}
