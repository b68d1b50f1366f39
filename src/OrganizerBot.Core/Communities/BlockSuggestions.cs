using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Suggests to moderators the blocks that they could lift, by code or reason.</summary>
internal sealed class BlockSuggestions(Blocks blocks) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var standing = await blocks.Of(caller).Take(200).ToListAsync(cancellationToken);
        return [.. standing
            .Select(block => new Choice(block.Code.ToString(), UserText.Cut(string.Join(" · ", new[] { block.Code.ToString(), block.Reason(caller.Keys) }.OfType<string>()), 75)))
            .Where(choice => choice.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(25)];
    }
}
