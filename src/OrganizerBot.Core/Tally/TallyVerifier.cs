namespace OrganizerBot.Tally;

/// <summary>Checks a tally from what anybody can download: no database, no key file and no bot are needed.</summary>
/// <remarks>
/// That each checkpoint is the beginning of the later ones needs no proof of its own here: all of them are compared with the same list of leaves.
/// Two roots for one size are looked for before that, because they show by themselves that the bot told different people different things.
/// </remarks>
public static class TallyVerifier
{
    /// <summary>Checks it. What it proves and what it does not is in <c>docs/tally.md</c>.</summary>
    public static TallyVerdict Verify(TallyEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (!LeavesFile.TryRead(evidence.Leaves, out var file, out var line))
        {
            return new TallyVerdict.LeavesUnreadable(line);
        }

        List<Checkpoint> checkpoints = [];
        for (var index = 0; index < evidence.Checkpoints.Count; index++)
        {
            if (!CheckpointsFile.TryRead(evidence.Checkpoints[index], out var read, out line))
            {
                return new TallyVerdict.CheckpointsUnreadable(index, line);
            }

            checkpoints.AddRange(read);
        }

        return Check(file, [.. checkpoints.DistinctBy(checkpoint => checkpoint.ToString()).OrderBy(checkpoint => checkpoint.Size)], evidence);
    }

    private static TallyVerdict.Checked Check(LeavesFile file, IReadOnlyList<Checkpoint> checkpoints, TallyEvidence evidence)
    {
        var log = new TallyLog(file.Leaves);
        var key = evidence.Key ?? file.Key;
        var findings = checkpoints.Select(checkpoint => Check(checkpoint, file.Sheet, key, log)).ToArray();
        return new TallyVerdict.Checked
        {
            Sheet = file.Sheet,
            Key = key,
            KeyStanding = StandingOf(key, file, evidence.Key is not null),
            Log = log,
            Checkpoints = findings,
            TwoRoots = [.. findings.Where(finding => IsSigned(finding.Standing)).GroupBy(finding => finding.Checkpoint.Size)
                .Where(same => same.DistinctBy(finding => finding.Checkpoint.Text).Count() > 1).Select(same => same.Key)],
            Receipt = evidence.Receipt is { } receipt ? Find(receipt, file.Sheet, log, findings) : null,
        };
    }

    private static KeyStanding StandingOf(VerifierKey key, LeavesFile file, bool brought) =>
        key.Name != Checkpoint.OriginOf(file.Sheet) ? KeyStanding.OtherLog
        : !brought ? KeyStanding.FromFile
        : key == file.Key ? KeyStanding.Trusted
        : KeyStanding.Differs;

    private static CheckpointFinding Check(Checkpoint checkpoint, Guid sheet, VerifierKey key, TallyLog log)
    {
        var isThere = checkpoint.Size <= log.Size;
        var standing = checkpoint.Origin != Checkpoint.OriginOf(sheet) ? CheckpointStanding.OtherLog
            : checkpoint.SignedBy(key) switch
            {
                NoteStanding.Unsigned => CheckpointStanding.Unsigned,
                NoteStanding.Forged => CheckpointStanding.Forged,
                _ when !isThere => CheckpointStanding.LeavesMissing,
                _ when !checkpoint.Root.SequenceEqual(log.Tree.Root((int)checkpoint.Size)) => CheckpointStanding.OtherRoot,
                _ => CheckpointStanding.Holds,
            };
        return new CheckpointFinding(checkpoint, standing, isThere ? log.CountAt((int)checkpoint.Size) : null);
    }

    private static bool IsSigned(CheckpointStanding standing) =>
        standing is CheckpointStanding.Holds or CheckpointStanding.LeavesMissing or CheckpointStanding.OtherRoot;

    private static ReceiptFinding Find(Receipt receipt, Guid sheet, TallyLog log, IReadOnlyList<CheckpointFinding> findings)
    {
        if (log.Find(receipt.Commitment(sheet)) is not { } leaf)
        {
            return new ReceiptFinding.Missing();
        }

        var covering = findings.Where(finding => finding.Standing == CheckpointStanding.Holds && finding.Checkpoint.Size > leaf)
            .Select(finding => finding.Checkpoint.Size).Distinct().ToArray();
        return covering.Length == 0 ? new ReceiptFinding.NotCovered(leaf)
            : log.WithdrawnBy(leaf) is { } by ? new ReceiptFinding.Withdrawn(leaf, by, [.. covering.Where(size => size <= by)])
            : new ReceiptFinding.Counted(leaf, covering);
    }
}
