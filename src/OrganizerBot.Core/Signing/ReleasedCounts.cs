using Microsoft.EntityFrameworkCore;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Reads released counts. Whatever shows a number reads it here.</summary>
internal static class ReleasedCounts
{
    /// <summary>The count of one sheet.</summary>
    public static async Task<ReleasedCount> CountReleasedAsync(this OrganizerDb db, Sheet sheet, CancellationToken cancellationToken)
    {
        var named = await db.Signatures.CountAsync(
            signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Named && signature.State == SignatureState.Released, cancellationToken);
        var root = sheet.TallySize == 0
            ? null
            : await db.Checkpoints.Where(checkpoint => checkpoint.SheetId == sheet.Id && checkpoint.Size == sheet.TallySize)
                .Select(checkpoint => checkpoint.Root).FirstOrDefaultAsync(cancellationToken);
        return new ReleasedCount(named, sheet.Published, sheet.GoalSaidAt is not null, root is null ? null : new TallyMark(sheet.TallySize, root));
    }
}
