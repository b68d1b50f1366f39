using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Pulse;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Puts leaves at the end of a sheet's log and signs a checkpoint of it, in one unit of work with the signatures that become public.</summary>
internal sealed class TallyWriter(OrganizerDb db, KeyFile keys, BotMetrics metrics)
{
    /// <summary>Publishes so many signatures and withdrawals without a name, chosen at random, and all with a name that wait.</summary>
    /// <remarks>Withdrawals open leaves that were published before. The order within a step is random. Whatever changes meanwhile overtakes this unit of work.</remarks>
    public async Task AppendAsync(Sheet sheet, int signed, int left, CancellationToken cancellationToken)
    {
        var waiting = await db.PendingLeaves.Where(leaf => leaf.SheetId == sheet.Id && leaf.Kind != LeafKind.Held).ToListAsync(cancellationToken);
        var counted = Draw(waiting, LeafKind.Counted, signed);
        PendingLeaf[] chosen = [.. counted, .. Draw(waiting, LeafKind.CountedLeft, left), .. waiting.Where(leaf => leaf.Kind is LeafKind.Named or LeafKind.NamedLeft)];
        if (chosen.Length == 0)
        {
            return;
        }

        await ReleaseAsync(sheet, counted, cancellationToken);
        RandomNumberGenerator.Shuffle<PendingLeaf>(chosen);
        db.RemoveRange(chosen);
        db.AddRange(chosen.Select((leaf, index) => PublishedLeaf.At(sheet.Id, sheet.TallySize + index, leaf.Bytes)));
        var published = await db.LeavesOfAsync(sheet, cancellationToken);
        sheet.Publish(chosen.Length, counted.Length - chosen.Count(leaf => leaf.Kind == LeafKind.CountedLeft));
        db.Add(Sign(sheet, [.. published, .. chosen.Select(leaf => leaf.Bytes)]));
        metrics.PublishedAfter(db);
    }

    private static PendingLeaf[] Draw(IEnumerable<PendingLeaf> waiting, LeafKind kind, int count)
    {
        var all = waiting.Where(leaf => leaf.Kind == kind).ToArray();
        RandomNumberGenerator.Shuffle<PendingLeaf>(all);
        return all[..Math.Min(count, all.Length)];
    }

    private async Task ReleaseAsync(Sheet sheet, PendingLeaf[] leaves, CancellationToken cancellationToken)
    {
        if (leaves.Length == 0)
        {
            return;
        }

        var links = leaves.Select(leaf => Convert.ToHexString(leaf.Link)).ToHashSet();
        var pending = await db.Signatures.Where(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Pending).ToListAsync(cancellationToken);
        foreach (var signature in pending.Where(signature => links.Contains(Convert.ToHexString(LeafLink.Of(signature.Withdrawal)))))
        {
            signature.Release();
        }
    }

    private PostedCheckpoint Sign(Sheet sheet, IReadOnlyList<byte[]> leaves)
    {
        var root = new MerkleTree(leaves).Root();
        using var key = NoteKey.FromSeed(Checkpoint.OriginOf(sheet.Id.Value), keys.SigningSeed);
        return PostedCheckpoint.Post(sheet.Id, leaves.Count, root, Checkpoint.Sign(key, leaves.Count, root).ToString());
    }
}
