namespace OrganizerBot.Tally;

/// <summary>What became of the signature that a receipt is for. The list is closed.</summary>
public abstract record ReceiptFinding
{
    private ReceiptFinding()
    {
    }

    /// <summary>The log has no such signature.</summary>
    public sealed record Missing : ReceiptFinding;

    /// <summary>The leaf is there, but each checkpoint at hand is of a time before it, or does not hold: nothing signed says that it is counted.</summary>
    /// <param name="Leaf">The signature's leaf, counted from 0.</param>
    public sealed record NotCovered(int Leaf) : ReceiptFinding;

    /// <summary>It is counted.</summary>
    /// <param name="Leaf">The signature's leaf, counted from 0.</param>
    /// <param name="Sizes">The sizes of the checkpoints in which it is.</param>
    public sealed record Counted(int Leaf, IReadOnlyList<long> Sizes) : ReceiptFinding;

    /// <summary>It was taken back.</summary>
    /// <param name="Leaf">The signature's leaf, counted from 0.</param>
    /// <param name="By">The withdrawal's leaf.</param>
    /// <param name="Sizes">The sizes of the checkpoints in which it was still counted.</param>
    public sealed record Withdrawn(int Leaf, int By, IReadOnlyList<long> Sizes) : ReceiptFinding;
}
