using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Takes back what a moderator decided less than ten minutes ago: the refusal waits again. A block that was made with it is lifted, and what else was rejected with it waits again too.</summary>
[Command("review undo", CommandPolicy.Moderator)]
internal sealed record UndoReview(Code Refusal) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ReviewDecisions decisions, ReviewCards cards, Blocks blocks, TimeProvider clock) : ICommandHandler<UndoReview>
    {
        public async Task<Reply> HandleAsync(UndoReview command, Caller caller, CancellationToken cancellationToken)
        {
            var refusal = await db.RefusalAsync(command.Refusal, caller, cancellationToken);
            if (refusal?.State == RefusalState.Waiting)
            {
                return ReviewMessages.Undone(caller.Words, refusal);
            }

            var (block, madeBlock, now) = (refusal?.BlockCode, refusal?.MadeBlock == true, clock.GetUtcNow());
            if (refusal?.Undo(now) != true)
            {
                return ReviewMessages.TooLate(caller, command.Refusal, await decisions.AboutAsync(command.Refusal, caller, cancellationToken));
            }

            await cards.FollowAsync(refusal, cancellationToken);
            if (block is { } code)
            {
                await LiftAsync(code, madeBlock, caller, now, cancellationToken);
            }

            return ReviewMessages.Undone(caller.Words, refusal);
        }

        /// <remarks>The card that the block was pressed on follows; those of what else was rejected do not: together with this one they would show again that one person wrote all of it.</remarks>
        private async Task LiftAsync(Code block, bool madeBlock, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            foreach (var theirs in await db.Refusals.Where(theirs => theirs.CommunityId == community && theirs.BlockCode == block && theirs.MadeBlock == madeBlock).ToListAsync(cancellationToken))
            {
                theirs.Undo(now);
                if (await decisions.AboutAsync(theirs.Code, caller, cancellationToken) is not null)
                {
                    await cards.FollowAsync(theirs, cancellationToken);
                }
            }

            if (madeBlock && await blocks.WithCodeAsync(block, caller, cancellationToken) is { } standing)
            {
                db.Remove(standing);
            }
        }
    }
}
