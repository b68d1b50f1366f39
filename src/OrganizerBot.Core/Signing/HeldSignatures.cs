using Microsoft.EntityFrameworkCore;

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
        var admitted = held[..Math.Clamp(sheet.Most - counted, 0, held.Count)];
        admitted.ForEach(signature => signature.Admit());
        if (admitted.Exists(signature => signature.Kind == SignatureKind.Named))
        {
            bell.Ring(sheet.Id);
        }

        return true;
    }
}
