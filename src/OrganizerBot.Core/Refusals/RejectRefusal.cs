using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Deletes a refusal that waits, ten minutes from now: until then moderators can undo it. Its author is then told why, in their language, with the answer to their next command.</summary>
[Command("review reject", CommandPolicy.Moderator)]
internal sealed record RejectRefusal(
    [Option(Suggest = typeof(ReviewSuggestions))] Code Refusal,
    [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    /// <summary>The place under which a refusal's row keeps the reason sealed.</summary>
    public const string ReasonPlace = "review";

    internal sealed class Handler(OrganizerDb db, ReviewDecisions decisions, ReviewCards cards, TimeProvider clock) : ICommandHandler<RejectRefusal>
    {
        public async Task<Reply> HandleAsync(RejectRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            var refusal = await db.RefusalAsync(command.Refusal, caller, cancellationToken);
            if (refusal?.Reject(caller.Keys.Close(command.Reason.Value, ReasonPlace), clock.GetUtcNow()) != true)
            {
                return ReviewMessages.NotWaiting(caller, command.Refusal, refusal, await decisions.AboutAsync(command.Refusal, caller, cancellationToken));
            }

            await cards.FollowAsync(refusal, cancellationToken);
            return ReviewMessages.Rejected(caller.Words, refusal);
        }
    }
}
