using Microsoft.EntityFrameworkCore;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Signatures beyond what a group of this size explains: they wait until moderators admit them. Moderators learn how many they are in steps of <see cref="GroupSize.K"/>, and nothing below it: one more would tell on whoever pressed just then.</summary>
internal sealed class HeldSignatures(OrganizerDb db, SheetBell bell, TimeProvider clock)
{
    /// <summary>How many are held, in full steps.</summary>
    public async Task<int> StepsAsync(Sheet sheet, CancellationToken cancellationToken) =>
        await db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Held, cancellationToken) / GroupSize.K * GroupSize.K;

    /// <summary>Admits them while the sheet is open, but never more than there are accounts that could sign.</summary>
    /// <returns>Whether the sheet is open.</returns>
    public async Task<bool> AdmitAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        if (!sheet.TakesSignatures(clock.GetUtcNow()))
        {
            return false;
        }

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

        return true;
    }
}
