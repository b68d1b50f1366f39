using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Everything that waits for a community's moderators.</summary>
internal sealed class WaitingRoom(IEnumerable<IWaitingPart> parts)
{
    /// <summary>What waits, by kind; kinds of which nothing waits are left out.</summary>
    public async Task<Waiting> CountAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        List<(IWaitingPart Part, int Count)> found = [];
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            if (await part.CountAsync(community, cancellationToken) is > 0 and var count)
            {
                found.Add((part, count));
            }
        }

        return new Waiting(found);
    }
}

/// <summary>What waits.</summary>
/// <param name="Kinds">Each kind with its number, which is never zero.</param>
internal sealed record Waiting(IReadOnlyList<(IWaitingPart Part, int Count)> Kinds)
{
    /// <summary>How many there are of all kinds together.</summary>
    public int Total => Kinds.Sum(kind => kind.Count);

    /// <summary>What waits in one sentence: the verb goes by all of it.</summary>
    public Prose Sentence(Words words) => words.Say($"waiting.{words.Language.Plural(Total)}", ("what", Names(words)));

    /// <summary>The same with the commands that show it, where no button stands beside it.</summary>
    public Prose Line(Words words) => Kinds.Aggregate(Sentence(words), (line, kind) => line + Prose.Of(" ") + new Prose([new CodeSpan("/" + kind.Part.Button(words).Line.Path)]));

    /// <summary>The buttons that show it.</summary>
    public IReadOnlyList<Button> Buttons(Words words) => [.. Kinds.Select(kind => kind.Part.Button(words))];

    private Prose Names(Words words)
    {
        Prose[] names = [.. Kinds.Select(kind => kind.Part.Name(words, kind.Count))];
        return names.Length == 1 ? names[0] : words.Say("waiting.and", ("first", names[..^1].Aggregate((all, next) => all + Prose.Of(", ") + next)), ("last", names[^1]));
    }
}
