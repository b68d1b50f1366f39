using Microsoft.EntityFrameworkCore;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Signatures beyond what a group of this size explains: they wait until moderators admit them, and moderators learn only how many they are.</summary>
internal sealed class HeldSignatures(OrganizerDb db, SheetBell bell)
{
    /// <summary>How many are held.</summary>
    public Task<int> CountAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Held, cancellationToken);

    /// <summary>Admits them, but never more than there are accounts that could sign.</summary>
    /// <returns>How many were admitted, and how many stay held.</returns>
    public async Task<(int Admitted, int Left)> AdmitAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var held = await db.Signatures.Where(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Held).ToListAsync(cancellationToken);
        var counted = await db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State != SignatureState.Held, cancellationToken);
        var admitted = held.Take(Math.Max(0, sheet.Most - counted)).ToArray();
        var leaves = await db.PendingLeaves.Where(leaf => leaf.SheetId == sheet.Id && leaf.Kind == LeafKind.Held).ToDictionaryAsync(leaf => Convert.ToHexString(leaf.Link), cancellationToken);
        foreach (var signature in admitted)
        {
            signature.Admit();
            leaves[Convert.ToHexString(LeafLink.Of(signature.Withdrawal))].Admit(signature.Kind == SignatureKind.Named ? LeafKind.Named : LeafKind.Counted);
        }

        if (admitted.Any(signature => signature.Kind == SignatureKind.Named))
        {
            bell.Ring(sheet.Id);
        }

        return (admitted.Length, held.Count - admitted.Length);
    }
}
