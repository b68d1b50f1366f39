namespace OrganizerBot.Tally;

/// <summary>What somebody has in hand who wants to check a tally.</summary>
public sealed record TallyEvidence
{
    /// <summary>The text of the leaves file.</summary>
    public required string Leaves { get; init; }

    /// <summary>Texts with checkpoints: downloaded files, or single ones copied from the chat. In any order; each has one at least.</summary>
    public required IReadOnlyList<string> Checkpoints { get; init; }

    /// <summary>The reader's own receipt, to be found in the log.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>The key that the reader trusts, from the chat or from a friend. Without it the one in the leaves file is taken.</summary>
    public VerifierKey? Key { get; init; }
}
