using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Signing;

/// <summary>Reads released counts. Whatever shows a number reads it here.</summary>
internal static class ReleasedCounts
{
    /// <summary>The count of one sheet.</summary>
    public static async Task<ReleasedCount> CountReleasedAsync(this OrganizerDb db, Sheet sheet, CancellationToken cancellationToken)
    {
        var kinds = await db.Signatures
            .Where(signature => signature.SheetId == sheet.Id && signature.State != SignatureState.Pending)
            .GroupBy(signature => signature.Kind)
            .Select(kind => new { Kind = kind.Key, Count = kind.Count() })
            .ToListAsync(cancellationToken);
        return new ReleasedCount(
            kinds.Where(kind => kind.Kind == SignatureKind.Named).Sum(kind => kind.Count),
            kinds.Where(kind => kind.Kind == SignatureKind.Counted).Sum(kind => kind.Count),
            sheet.GoalSaidAt is not null);
    }
}
