using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Rejects a refusal and takes nothing more from its author, without telling anybody who that is. What else of theirs waits is rejected with it, and its cards say so no sooner than the next day's hour.</summary>
[Command("review block", CommandPolicy.Moderator)]
internal sealed record BlockAuthor(
    [Option(Suggest = typeof(ReviewSuggestions))] Code Refusal,
    [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ReviewDecisions decisions, ReviewCards cards, Blocks blocks, TimeProvider clock) : ICommandHandler<BlockAuthor>
    {
        public async Task<Reply> HandleAsync(BlockAuthor command, Caller caller, CancellationToken cancellationToken)
        {
            var refusal = await db.RefusalAsync(command.Refusal, caller, cancellationToken);
            if (refusal is not { State: RefusalState.Waiting, Recipient: { } author })
            {
                return ReviewMessages.NotWaiting(caller, command.Refusal, refusal, await decisions.AboutAsync(command.Refusal, caller, cancellationToken));
            }

            var now = clock.GetUtcNow();
            var block = await blocks.WithTagAsync(Block.TagOfAuthor(caller.Keys, author), caller, cancellationToken);
            var isNew = block is null;
            block ??= Block.OfAuthor(caller.Community, caller.Keys, author, command.Reason.Value, caller.Community.Today(now));
            if (isNew)
            {
                db.Add(block);
            }

            var community = caller.Community.Id;
            foreach (var theirs in await db.Refusals.Where(theirs => theirs.CommunityId == community && theirs.State == RefusalState.Waiting && theirs.Recipient == author).ToListAsync(cancellationToken))
            {
                theirs.Reject(caller.Keys.Close(command.Reason.Value, RejectRefusal.ReasonPlace), block.Code, now);
            }

            await cards.FollowAsync(refusal, cancellationToken);
            return ReviewMessages.Blocked(caller.Words, refusal, block.Code);
        }
    }
}
