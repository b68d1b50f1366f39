namespace OrganizerBot.Communities;

/// <summary>A kind of thing of which everybody in a community may read something. An export holds that much and no more: no draft, no number that was not released, nobody's name who did not ask for it to be shown.</summary>
public interface IPublishedPart
{
    /// <summary>What these are called, in one lower-case word: a file is named after it.</summary>
    string Name { get; }

    /// <summary>The names of its columns, also where there is nothing to read yet.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>What everybody in the community may read of them, in an order that tells nothing about when anybody acted.</summary>
    Task<IReadOnlyList<PublishedRow>> ReadAsync(Id<Community> community, CancellationToken cancellationToken);
}

/// <summary>What may be read of one thing. All rows of a kind have the same columns.</summary>
/// <param name="Columns">Each column's name, and what stands in it: words, a number, yes or no, or nothing.</param>
public sealed record PublishedRow(IReadOnlyList<(string Name, object? Value)> Columns)
{
    /// <summary>One of these.</summary>
    public static PublishedRow Of(params (string Name, object? Value)[] columns) => new(columns);
}
