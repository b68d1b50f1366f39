using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;

namespace OrganizerBot.Signing;

/// <summary>Sheets whose objection period is over, and the question that follows an effect: nobody needs to tell any more which account signed. The names that signers chose to show stay readable for the letter.</summary>
internal sealed class ClosedSheets(OrganizerDb db) : IOverdueKeys
{
    public async Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. (await db.Sheets.Where(sheet => sheet.ShredAt <= now)
            // Whoever is asked whether they did it must be recognised that long.
            .Where(sheet => !sheet.AsksLater || sheet.HasAsked || sheet.GoalSaidAt == null || sheet.GoalSaidAt <= now - Sheet.LongestQuestion)
            .Select(sheet => sheet.Id).ToListAsync(cancellationToken)).Select(id => id.Value),
    ];

    public async Task<KeyEnd> EndAsync(Guid thing, CancellationToken cancellationToken)
    {
        Id<Sheet> id = new(thing);
        if (await db.Sheets.FirstOrDefaultAsync(sheet => sheet.Id == id, cancellationToken) is not { } sheet)
        {
            return KeyEnd.NotMine;
        }

        sheet.Shred();
        return await db.Signatures.AnyAsync(signature => signature.SheetId == id && signature.Envelope != null, cancellationToken) ? KeyEnd.Names : KeyEnd.Nothing;
    }
}
