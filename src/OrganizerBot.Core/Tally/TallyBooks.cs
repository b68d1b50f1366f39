using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>The two files of a tally that anybody may download who has its address: they hold numbers that are public, and no names.</summary>
public sealed class TallyBooks(OrganizerDb db, KeyFile keys)
{
    /// <summary>The leaves with the key that signs the checkpoints, or null when no tally has this token.</summary>
    public async Task<LeavesFile?> LeavesAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } sheet)
        {
            return null;
        }

        using var key = NoteKey.FromSeed(Checkpoint.OriginOf(sheet.Id.Value), keys.SigningSeed);
        return new LeavesFile(sheet.Id.Value, key.Verifier, await db.LeavesOfAsync(sheet, cancellationToken));
    }

    /// <summary>The checkpoints one after the other, or null when no tally has this token.</summary>
    public async Task<string?> CheckpointsAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is { } sheet
            ? string.Join('\n', (await db.CheckpointsOfAsync(sheet, cancellationToken)).Select(checkpoint => checkpoint.Note))
            : null;

    private Task<Sheet?> FindAsync(string token, CancellationToken cancellationToken) =>
        db.Sheets.AsNoTracking().FirstOrDefaultAsync(sheet => sheet.TallyToken == token, cancellationToken);
}
