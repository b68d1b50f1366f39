using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Lifts a block, whoever it stands against.</summary>
[Command("organizer unblock", CommandPolicy.Moderator)]
internal sealed record UnblockMember([Option(Suggest = typeof(BlockSuggestions))] Code Block) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Blocks blocks) : ICommandHandler<UnblockMember>
    {
        public async Task<Reply> HandleAsync(UnblockMember command, Caller caller, CancellationToken cancellationToken)
        {
            if (await blocks.WithCodeAsync(command.Block, caller, cancellationToken) is not { } block)
            {
                return BlockMessages.Unknown(caller.Words, command.Block);
            }

            db.Remove(block);
            return BlockMessages.Lifted(caller.Words, block);
        }
    }
}
