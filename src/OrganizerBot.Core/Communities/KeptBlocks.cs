using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Blocks that stand against a member. They are told of them; a block outlives <c>forget</c>, without words and without an id, or it would block nobody.</summary>
internal sealed class KeptBlocks(Blocks blocks) : IErasable, IShowable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        var forgotten = (await blocks.AgainstAsync(caller, cancellationToken)).Where(block => block.SealedMember is not null).ToArray();
        foreach (var block in forgotten)
        {
            block.Forget();
        }

        return forgotten.Length > 0 ? [caller.Community.Id.Value] : [];
    }

    public async Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var standing = await blocks.AgainstAsync(caller, cancellationToken);
        return [.. standing.Select(block => new Paragraph(BlockMessages.Kept(caller, block)))];
    }
}
