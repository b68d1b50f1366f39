using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Rejects a refusal and takes nothing more from its author, without telling anybody who that is.</summary>
/// <remarks>
/// What else of theirs waits is rejected with it, and its cards say so no sooner than the next day's hour. But of those that carry the author's name only those that do,
/// and of those that do not only those that do not: otherwise blocking a name would show what the same person wrote without it.
/// </remarks>
[Command("review block", CommandPolicy.Moderator)]
internal sealed record BlockAuthor(
    [Option(Suggest = typeof(ReviewSuggestions))] Code Refusal,
    [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk, ReviewDecisions decisions, ReviewCards cards, Blocks blocks, TimeProvider clock) : ICommandHandler<BlockAuthor>
    {
        public async Task<Reply> HandleAsync(BlockAuthor command, Caller caller, CancellationToken cancellationToken)
        {
            var refusal = await db.RefusalAsync(command.Refusal, caller, cancellationToken);
            if (refusal is not { State: RefusalState.Waiting, Recipient: { } author })
            {
                return ReviewMessages.NotWaiting(caller, command.Refusal, refusal, await decisions.AboutAsync(command.Refusal, caller, cancellationToken));
            }

            var (now, community) = (clock.GetUtcNow(), caller.Community.Id);
            var (block, isNew) = await BlockAsync(refusal, author, command.Reason.Value, caller, cancellationToken);
            foreach (var theirs in await db.Refusals.Where(theirs => theirs.CommunityId == community && theirs.State == RefusalState.Waiting && theirs.Recipient == author && theirs.Credited == refusal.Credited).ToListAsync(cancellationToken))
            {
                theirs.Reject(caller.Keys.Close(command.Reason.Value, RejectRefusal.ReasonPlace), now, block.Code, isNew);
            }

            await cards.FollowAsync(refusal, cancellationToken);
            return ReviewMessages.Blocked(caller.Words, refusal, block.Code);
        }

        /// <summary>Whoever asked to be named is blocked as a member whom moderators know; whoever did not, as an author whom nobody knows. Neither block tells of the other.</summary>
        private async Task<(Block Block, bool IsNew)> BlockAsync(Refusal refusal, byte[] author, string reason, Caller caller, CancellationToken cancellationToken)
        {
            var member = refusal.Credited ? (await desk.ReadAsync(refusal, cancellationToken))?.Member : null;
            var tag = member is null ? Block.TagOfAuthor(caller.Keys, author) : Block.TagOfMember(caller.Keys, member);
            if (await blocks.WithTagAsync(tag, caller, cancellationToken) is { } standing)
            {
                return (standing, false);
            }

            var today = caller.Community.Today(clock.GetUtcNow());
            var block = member is null ? Block.OfAuthor(caller.Community, caller.Keys, author, reason, today) : Block.Of(caller.Community, caller.Keys, member, reason, today);
            db.Add(block);
            return (block, true);
        }
    }
}
