namespace OrganizerBot.Tally;

/// <summary>What came of checking a tally.</summary>
public abstract record TallyVerdict
{
    private TallyVerdict()
    {
    }

    /// <summary>Whether everything is as it should be, and the receipt, if one was given, is in the log.</summary>
    public abstract bool Holds { get; }

    /// <summary>The leaves file is none, or was changed or cut.</summary>
    /// <param name="Line">Where, counted from 1.</param>
    public sealed record LeavesUnreadable(int Line) : TallyVerdict
    {
        /// <inheritdoc/>
        public override bool Holds => false;
    }

    /// <summary>A text with checkpoints is none, or was changed or cut.</summary>
    /// <param name="Text">Which text, counted from 0.</param>
    /// <param name="Line">Where, counted from 1.</param>
    public sealed record CheckpointsUnreadable(int Text, int Line) : TallyVerdict
    {
        /// <inheritdoc/>
        public override bool Holds => false;
    }

    /// <summary>Everything could be read; what it says was checked.</summary>
    public sealed record Checked : TallyVerdict
    {
        /// <summary>The sheet that the leaves file names.</summary>
        public required Guid Sheet { get; init; }

        /// <summary>The key that the signatures were checked with.</summary>
        public required VerifierKey Key { get; init; }

        /// <summary>Where the key came from, and whether it is this log's.</summary>
        public required KeyStanding KeyStanding { get; init; }

        /// <summary>The leaves.</summary>
        public required TallyLog Log { get; init; }

        /// <summary>The checkpoints, the oldest first, each once.</summary>
        public required IReadOnlyList<CheckpointFinding> Checkpoints { get; init; }

        /// <summary>Sizes for which the bot signed two roots: it showed different logs to different people. Such checkpoints prove it by themselves.</summary>
        public required IReadOnlyList<long> TwoRoots { get; init; }

        /// <summary>What became of the signature that the receipt is for; null when no receipt was given.</summary>
        public required ReceiptFinding? Receipt { get; init; }

        /// <summary>How many leaves at the end no checkpoint that holds speaks of.</summary>
        public int Uncovered => Log.Size - (int)Checkpoints.Where(finding => finding.Standing == CheckpointStanding.Holds).Select(finding => finding.Checkpoint.Size).DefaultIfEmpty(0).Max();

        /// <inheritdoc/>
        public override bool Holds =>
            KeyStanding is KeyStanding.Trusted or KeyStanding.FromFile && Log.Faults.Count == 0 && TwoRoots.Count == 0
            && Checkpoints.All(finding => finding.Standing == CheckpointStanding.Holds)
            && Receipt is null or ReceiptFinding.Counted or ReceiptFinding.Withdrawn;
    }
}
