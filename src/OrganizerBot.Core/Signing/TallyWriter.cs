using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Pulse;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Puts leaves at the end of a sheet's log and signs a checkpoint of it, in one unit of work with the signatures that become public.</summary>
internal sealed class TallyWriter(OrganizerDb db, KeyFile keys, SplitBook split, BotMetrics metrics)
{
    /// <summary>Publishes so many signatures and withdrawals without a name, chosen at random, and all with a name that wait.</summary>
    /// <remarks>Withdrawals open leaves that were published before. The order within a step is random. Whatever changes meanwhile overtakes this unit of work.</remarks>
    public async Task AppendAsync(Sheet sheet, int signed, int left, CancellationToken cancellationToken)
    {
        var signatures = await db.Signatures
            .Where(signature => signature.SheetId == sheet.Id && signature.Commitment != null && signature.State != SignatureState.Held).ToListAsync(cancellationToken);
        var withdrawals = await db.PendingWithdrawals.Where(withdrawal => withdrawal.SheetId == sheet.Id).ToListAsync(cancellationToken);
        var counted = Draw(signatures.Where(signature => signature.Kind == SignatureKind.Counted), signed);
        var countedLeft = Draw(withdrawals.Where(withdrawal => withdrawal.Kind == SignatureKind.Counted), left);
        await split.EnterAsync(sheet, counted, cancellationToken);
        PendingWithdrawal[] gone = [.. countedLeft, .. withdrawals.Where(withdrawal => withdrawal.Kind == SignatureKind.Named)];
        byte[][] leaves =
        [
            .. counted.Concat(signatures.Where(signature => signature.Kind == SignatureKind.Named)).Select(signature => signature.Publish()),
            .. gone.Select(withdrawal => Leaf.OfWithdrawal(withdrawal.Secret)),
        ];
        if (leaves.Length == 0)
        {
            return;
        }

        RandomNumberGenerator.Shuffle<byte[]>(leaves);
        db.RemoveRange(gone);
        db.AddRange(leaves.Select((leaf, index) => PublishedLeaf.At(sheet.Id, sheet.TallySize + index, leaf)));
        var published = await db.LeavesOfAsync(sheet, cancellationToken);
        sheet.Publish(leaves.Length, counted.Length - countedLeft.Length);
        db.Add(Sign(sheet, [.. published, .. leaves]));
        metrics.PublishedAfter(db);
    }

    private static T[] Draw<T>(IEnumerable<T> waiting, int count)
    {
        var all = waiting.ToArray();
        RandomNumberGenerator.Shuffle<T>(all);
        return all[..Math.Min(count, all.Length)];
    }

    private PostedCheckpoint Sign(Sheet sheet, IReadOnlyList<byte[]> leaves)
    {
        var root = new MerkleTree(leaves).Root();
        using var key = NoteKey.FromSeed(Checkpoint.OriginOf(sheet.Id.Value), keys.SigningSeed);
        return PostedCheckpoint.Post(sheet.Id, leaves.Count, root, Checkpoint.Sign(key, leaves.Count, root).ToString());
    }
}
