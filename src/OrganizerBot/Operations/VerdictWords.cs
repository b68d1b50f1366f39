using System.Globalization;
using OrganizerBot.Tally;

namespace OrganizerBot.Operations;

/// <summary>What <c>organizerbot verify</c> says, in plain English. Leaves are counted from 1 here, as people do.</summary>
internal static class VerdictWords
{
    private const string Failed = "Something does not hold.";

    /// <summary>The verdict in sentences, the last of which says whether everything holds.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="files">What the files with checkpoints are called.</param>
    public static IEnumerable<string> Say(TallyVerdict verdict, IReadOnlyList<string> files) => verdict switch
    {
        TallyVerdict.LeavesUnreadable unreadable => [Invariant($"The leaves file cannot be read: line {unreadable.Line} is not as it should be. It was changed or cut, or is another file."), Failed],
        TallyVerdict.CheckpointsUnreadable unreadable =>
            [Invariant($"{files[unreadable.Text]} cannot be read: what starts in line {unreadable.Line} is no checkpoint. Copy it whole, with the empty line and the last line."), Failed],
        TallyVerdict.Checked read => [.. About(read), .. read.Checkpoints.Select(Say), .. read.TwoRoots.Select(SayTwo), .. Receipt(read.Receipt), read.Holds ? "Everything holds." : Failed],
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static IEnumerable<string> About(TallyVerdict.Checked read)
    {
        var total = read.Log.CountAt(read.Log.Size);
        yield return Invariant($"The log of sheet {read.Sheet:N} has {Count(read.Log.Size, "leaf", "leaves")}: {Count(total.Signatures, "signature")} and {Count(total.Withdrawals, "withdrawal")}.");
        yield return Key(read);
        foreach (var fault in read.Log.Faults)
        {
            yield return Say(fault);
        }

        if (read.Log.Faults.Count == 0)
        {
            yield return "Each leaf is in order: no receipt was given twice, and each withdrawal takes back one signature that stands before it.";
        }

        if (read.Uncovered > 0)
        {
            yield return Invariant($"No checkpoint speaks of the last {Count(read.Uncovered, "leaf", "leaves")} yet.");
        }
    }

    private static string Key(TallyVerdict.Checked read) => read.KeyStanding switch
    {
        KeyStanding.Trusted => $"The key is the one that you gave: {read.Key}",
        KeyStanding.FromFile => $"The key is the one in the leaves file. Compare it with the one that the bot shows in the chat, or give that with --key: {read.Key}",
        KeyStanding.Differs => $"The leaves file names another key than the one that you gave: {read.Key}",
        KeyStanding.OtherLog => $"The key is for another log than these leaves: {read.Key}",
        _ => throw new ArgumentOutOfRangeException(nameof(read)),
    };

    private static string Say(LeafFault fault) => fault.Kind switch
    {
        LeafFaultKind.Unknown => Invariant($"Leaf {fault.Leaf + 1} is neither a signature nor a withdrawal."),
        LeafFaultKind.ReceiptRepeated => Invariant($"Leaf {fault.Leaf + 1} has the receipt of leaf {fault.Earlier + 1}: two people were given one receipt, or one signature counts twice."),
        LeafFaultKind.WithdrawalHashRepeated => Invariant($"Leaf {fault.Leaf + 1} would be withdrawn together with leaf {fault.Earlier + 1}."),
        LeafFaultKind.OpensNothing => Invariant($"Leaf {fault.Leaf + 1} withdraws no signature that stands before it."),
        LeafFaultKind.WithdrawnTwice => Invariant($"Leaf {fault.Leaf + 1} withdraws what leaf {fault.Earlier + 1} has already withdrawn."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static string Say(CheckpointFinding finding) =>
        Invariant($"Checkpoint at {Count(finding.Checkpoint.Size, "leaf", "leaves")}: ") + finding.Standing switch
        {
            CheckpointStanding.Holds => Invariant($"{finding.Count!.Value.Total} counted. The bot signed it, and its root is that of the leaves."),
            CheckpointStanding.OtherLog => "it is of another log.",
            CheckpointStanding.Unsigned => "it is not signed with this key.",
            CheckpointStanding.Forged => "the signature is wrong. Its text was changed, or somebody else made it.",
            CheckpointStanding.LeavesMissing => "the bot signed it, and the leaves file has fewer leaves. Download the leaves again.",
            CheckpointStanding.OtherRoot => "the bot signed it, and its root is not that of the leaves. They are not what was there when it was signed.",
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };

    private static string SayTwo(long size) =>
        Invariant($"The bot signed two roots for {Count(size, "leaf", "leaves")}: it showed different logs to different people. Keep both checkpoints, they prove it.");

    private static IEnumerable<string> Receipt(ReceiptFinding? finding) => finding switch
    {
        null => [],
        ReceiptFinding.Missing => ["Your receipt is not in the log. If you signed only lately, it may not be published yet; if you asked for a new receipt since, this one is void. So this is not yet proof of fraud: check the newest receipt."],
        ReceiptFinding.NotCovered there => [Invariant($"Your receipt is leaf {there.Leaf + 1}, and none of these checkpoints confirms that it is counted.")],
        ReceiptFinding.Counted counted => [Invariant($"Your receipt is leaf {counted.Leaf + 1}. It is counted in {Checkpoints(counted.Sizes)}.")],
        ReceiptFinding.Withdrawn gone => [Invariant($"Your receipt is leaf {gone.Leaf + 1}, and leaf {gone.By + 1} took it back. Before that it was counted in {Checkpoints(gone.Sizes)}. If you neither withdrew nor asked to be forgotten, somebody else did it.")],
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };

    private static string Checkpoints(IReadOnlyList<long> sizes) => sizes.Count == 0 ? "none of these checkpoints"
        : Invariant($"{(sizes.Count == 1 ? "the checkpoint" : "the checkpoints")} at {string.Join(", ", sizes)} leaves");

    private static string Count(long number, string one, string? more = null) => Invariant($"{number} {(number == 1 ? one : more ?? one + "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
