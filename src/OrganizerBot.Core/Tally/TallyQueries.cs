using Microsoft.EntityFrameworkCore;
using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>Reads what has been published of a log.</summary>
internal static class TallyQueries
{
    /// <summary>The leaves, in order.</summary>
    public static async Task<IReadOnlyList<byte[]>> LeavesOfAsync(this OrganizerDb db, Sheet sheet, CancellationToken cancellationToken) =>
        await db.Leaves.Where(leaf => leaf.SheetId == sheet.Id).OrderBy(leaf => leaf.Position).Select(leaf => leaf.Bytes).ToListAsync(cancellationToken);

    /// <summary>The checkpoints, the smallest first.</summary>
    public static async Task<IReadOnlyList<PostedCheckpoint>> CheckpointsOfAsync(this OrganizerDb db, Sheet sheet, CancellationToken cancellationToken) =>
        await db.Checkpoints.Where(checkpoint => checkpoint.SheetId == sheet.Id).OrderBy(checkpoint => checkpoint.Size).ToListAsync(cancellationToken);
}
