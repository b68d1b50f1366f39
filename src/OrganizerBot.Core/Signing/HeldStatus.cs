using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Tells moderators roughly how many signatures are held, and under what.</summary>
internal sealed class HeldStatus(IEnumerable<ISheetShelf> shelves, HeldSignatures held, TimeProvider clock) : IStatusPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken)
    {
        List<Prose> lines = [];
        foreach (var shelf in shelves)
        {
            foreach (var thing in await shelf.VisibleAsync(caller, cancellationToken))
            {
                if (thing.Admit is { } admit && thing.Sheet.TakesSignatures(clock.GetUtcNow()) && await held.StepsAsync(thing.Sheet, cancellationToken) is > 0 and var count)
                {
                    lines.Add(caller.Words.Say("command.about", ("what", thing.Mention), ("words", SigningMessages.HeldNote(caller.Words, count, admit))));
                }
            }
        }

        return lines;
    }
}
