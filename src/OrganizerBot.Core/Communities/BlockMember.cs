using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Takes no refusals from a member whom a moderator names. What of theirs waits for review goes on waiting: if it went away, moderators would learn which it was.</summary>
[Command("organizer block", CommandPolicy.Moderator)]
internal sealed record BlockMember(MemberMention Member, [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Blocks blocks, AuditTrail audit, TimeProvider clock) : ICommandHandler<BlockMember>
    {
        public async Task<Reply> HandleAsync(BlockMember command, Caller caller, CancellationToken cancellationToken)
        {
            var tag = Block.TagOfMember(caller.Keys, command.Member.Id);
            if (await blocks.WithTagAsync(tag, caller, cancellationToken) is { } before)
            {
                return BlockMessages.Already(caller.Words, before);
            }

            var block = Block.Of(caller.Community, caller.Keys, command.Member.Id, command.Reason.Value, caller.Community.Today(clock.GetUtcNow()));
            db.Add(block);
            audit.About(block.Code);
            return BlockMessages.Blocked(caller.Words, block);
        }
    }
}
