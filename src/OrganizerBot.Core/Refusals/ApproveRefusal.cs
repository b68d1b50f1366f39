using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Lets a refusal appear, ten minutes from now: until then moderators can undo it.</summary>
[Command("review approve", CommandPolicy.Moderator)]
internal sealed record ApproveRefusal([Option(Suggest = typeof(ReviewSuggestions))] Code Refusal) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk, ReviewDecisions decisions, ReviewCards cards, TimeProvider clock) : ICommandHandler<ApproveRefusal>
    {
        public async Task<Reply> HandleAsync(ApproveRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            var refusal = await db.RefusalAsync(command.Refusal, caller, cancellationToken);
            if (refusal is { State: RefusalState.Waiting } && !await desk.MayAppearAsync(refusal, cancellationToken))
            {
                return ReviewMessages.WasRemoved(caller.Words, refusal, await db.CompanyOfAsync(refusal, caller.Keys, cancellationToken));
            }

            if (refusal?.Approve(caller.Channel, clock.GetUtcNow()) != true)
            {
                return ReviewMessages.NotWaiting(caller, command.Refusal, refusal, await decisions.AboutAsync(command.Refusal, caller, cancellationToken));
            }

            await cards.FollowAsync(refusal, cancellationToken);
            return ReviewMessages.Approved(caller.Words, refusal, await desk.AppearsAtOnceAsync(refusal, cancellationToken));
        }
    }
}
