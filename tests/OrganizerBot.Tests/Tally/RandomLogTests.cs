using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Tally;

/// <summary>Logs as they come: many signers, withdrawals in between, releases at any time. What is honest holds; whatever is changed does not.</summary>
public sealed class RandomLogTests
{
    /// <summary>0 to 5: somebody signs; 6 and 7: a signer withdraws, if there is one; 8: a release.</summary>
    private static readonly Gen<int[]> Histories = Gen.Int[0, 8].Array[1, 60];

    [Fact]
    public void An_honest_log_holds_and_says_what_happened()
    {
        var checkpoints = 0;
        Gen.Select(Histories, Gen.Int).Sample(
            (history, seed) =>
            {
                using var log = new SampleLog($"honest {seed}");
                var kept = Keep(log, history, seed);
                var verdict = log.Check(key: log.Key.Verifier);

                Assert.True(verdict.Holds);
                Assert.Equal(kept.Counts, verdict.Checkpoints.ToDictionary(finding => finding.Checkpoint.Size, finding => finding.Count!.Value.Total));
                Interlocked.Add(ref checkpoints, verdict.Checkpoints.Count);
                if (kept.Signers > 0)
                {
                    var signer = (int)((uint)seed % kept.Signers);
                    Assert.Equal(kept.SizesOf(signer), SizesOf(log.Check(log.ReceiptOf(signer)).Receipt));
                }
            },
            iter: Figures.Cases(1_000, 20_000));

        Figures.Say($"Tally: all {checkpoints:N0} checkpoints of {Figures.Cases(1_000, 20_000):N0} random logs hold, counts and receipts as they happened");
    }

    [Fact]
    public void A_changed_log_does_not_hold()
    {
        var (tried, believed) = (0, 0);
        Gen.Select(Histories, Gen.Int, Gen.Int[0, 9]).Sample(
            (history, seed, kind) =>
            {
                using var log = new SampleLog($"changed {seed}");
                Keep(log, history, seed);
                log.Sign(1000, 1001).Publish();
                Change(log, kind, (uint)seed);
                Interlocked.Increment(ref tried);
                if (log.Verify(key: log.Key.Verifier).Holds)
                {
                    Interlocked.Increment(ref believed);
                    Assert.Fail($"Change {kind} went unnoticed.");
                }
            },
            iter: Figures.Cases(1_500, 30_000));

        Figures.Say($"Tally: {believed} of {tried:N0} dishonest logs hold");
    }

    private static Kept Keep(SampleLog log, int[] history, int seed)
    {
        var kept = new Kept();
        List<int> present = [];
        foreach (var (act, moment) in history.Select((act, moment) => (act, moment)))
        {
            if (act == 8)
            {
                log.Publish();
                kept.Counts[log.Leaves.Count] = present.Count;
                kept.Seen.Add((log.Leaves.Count, [.. present]));
            }
            else if (act >= 6 && present.Count > 0)
            {
                var leaving = present[(int)((uint)(seed + moment) % present.Count)];
                present.Remove(leaving);
                log.Withdraw(leaving);
            }
            else
            {
                present.Add(kept.Signers);
                log.Sign(kept.Signers++);
            }
        }

        // One release at the end, so that each log has a checkpoint.
        log.Publish();
        kept.Counts[log.Leaves.Count] = present.Count;
        kept.Seen.Add((log.Leaves.Count, [.. present]));
        return kept;
    }

    private static IEnumerable<long> SizesOf(ReceiptFinding? finding) => finding switch
    {
        ReceiptFinding.Counted counted => counted.Sizes,
        ReceiptFinding.Withdrawn gone => gone.Sizes,
        _ => throw new InvalidOperationException($"{finding}"),
    };

    /// <summary>What a dishonest operator could do; the first seven without signing anew, the others with the key.</summary>
    private static void Change(SampleLog log, int kind, uint seed)
    {
        var leaf = (int)(seed % log.Leaves.Count);
        switch (kind)
        {
            case 0:
                log.Leaves[leaf] = Flip(log.Leaves[leaf], seed);
                return;
            case 1:
                log.Leaves.RemoveAt(leaf);
                return;
            case 2:
                log.Leaves.Insert(leaf, Leaf.OfSignature(log.Sheet, Receipt.New(), Keys.Secret.Key()));
                return;
            case 3:
                (log.Leaves[leaf], log.Leaves[^1]) = (log.Leaves[^1], leaf == log.Leaves.Count - 1 ? Flip(log.Leaves[leaf], seed) : log.Leaves[leaf]);
                return;
            case 4:
                log.Checkpoints[^1] = Forged(log.Checkpoints[^1], log.Checkpoints[^1].Size, Flip([.. log.Checkpoints[^1].Root], seed));
                return;
            case 5:
                log.Checkpoints[^1] = Forged(log.Checkpoints[^1], log.Checkpoints[^1].Size - 1 - (leaf % 2), new MerkleTree(log.Leaves).Root((int)log.Checkpoints[^1].Size - 1 - (leaf % 2)));
                return;
            case 6:
                log.Checkpoints.Add(Checkpoint.Sign(log.Key, log.Leaves.Count - 1, Flip([.. log.Checkpoints[^1].Root], seed)));
                return;
            case 7:
                log.Add(log.Leaves[leaf]).Publish();
                return;
            case 8:
                log.Withdraw(2000).Sign(2000).Publish();
                return;
            default:
                log.Withdraw(1000).Sign(2001).Withdraw(1000).Publish();
                return;
        }
    }

    private static Checkpoint Forged(Checkpoint signed, long size, byte[] root) => new(signed.Origin, size, root, signed.Signatures);

    private static byte[] Flip(byte[] bytes, uint seed)
    {
        byte[] flipped = [.. bytes];
        flipped[seed % bytes.Length] ^= (byte)(1 << (int)(seed % 8));
        return flipped;
    }

    /// <summary>What happened, kept apart from the log.</summary>
    private sealed class Kept
    {
        public int Signers { get; set; }

        public Dictionary<long, int> Counts { get; } = [];

        public List<(long Size, int[] Present)> Seen { get; } = [];

        /// <summary>The sizes at which somebody was counted.</summary>
        public IEnumerable<long> SizesOf(int signer) => Seen.Where(seen => seen.Present.Contains(signer)).Select(seen => seen.Size).Distinct();
    }
}
