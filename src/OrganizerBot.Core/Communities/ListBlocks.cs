using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Lists the blocks, ten on a page: code, day and reason, and the member where moderators named one.</summary>
[Command("organizer blocks", CommandPolicy.Moderator)]
internal sealed record ListBlocks([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(Blocks blocks) : ICommandHandler<ListBlocks>
    {
        public async Task<Reply> HandleAsync(ListBlocks command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Block>.ReadAsync(blocks.Of(caller), command.Page, cancellationToken);
            return BlockMessages.List(caller, page.Items, page.Numbers);
        }
    }
}
