using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage;

/// <summary>Looks at a backup as whoever depends on it would: opens it, checks each page, unwraps each key with the present key file, and counts the tallies anew. It changes nothing and leaves nothing behind.</summary>
internal sealed class Examination(KeyFile keys)
{
    private const string Whole = "ok";

    /// <summary>Examines a file that nobody changes meanwhile.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="progress">Told what is looked at now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Examined> LookAsync(string file, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0)
        {
            return Examined.Unfit($"{file}-wal lies beside it: this is a copy of a database in use, and a part of it may be missing. Make backups with organizerbot backup.");
        }

        try
        {
            progress("Checking each page");
            var broken = SqliteFile.Ask(SqliteFile.Unchanging(file), "PRAGMA integrity_check").Where(line => line != Whole).ToArray();
            return broken.Length > 0 ? Examined.Unfit($"It is damaged: {broken[0]}.")
                : !SqliteFile.Has(SqliteFile.Unchanging(file), "__EFMigrationsHistory") ? Examined.Unfit("It is a database, and not one of OrganizerBot's.")
                : await ReadAsync(file, progress, cancellationToken);
        }
        catch (SqliteException e)
        {
            return Examined.Unfit($"It cannot be read as a database ({e.Message}). Take another backup.");
        }
    }

    private async Task<Examined> ReadAsync(string file, Action<string> progress, CancellationToken cancellationToken)
    {
        await using var db = new SqliteOrganizerDb(new DbContextOptionsBuilder<SqliteOrganizerDb>().UseSqlite(SqliteFile.Unchanging(file)).Options);
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray(), db.Database.GetMigrations().ToArray());
        if (applied.Except(known).FirstOrDefault() is { } stranger)
        {
            return Examined.Unfit($"Another version of OrganizerBot made it (it knows {stranger}). Restore it with that version.");
        }

        string[] pending = [.. known.Except(applied)];
        if (pending.Length > 0)
        {
            return new Examined([], pending, 0, 0, new Dictionary<string, int>());
        }

        progress("Opening each key");
        var (opened, lacking) = await OpenAsync(db, cancellationToken);
        if (lacking > 0)
        {
            return Examined.Unfit(
                $"{lacking} of its {opened + lacking} keys do not open with the key file: it is of another deployment, or from before keys were replaced, which is how what members had erased stays erased. Take a later backup, or the key file that belongs to it (Storage:KeysDirectory).");
        }

        progress("Counting each tally anew");
        var (tallies, faults) = await RecountAsync(db, cancellationToken);
        return new Examined(faults, pending, opened, tallies, await CountAsync(db, cancellationToken));
    }

    private async Task<(int Opened, int Lacking)> OpenAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        var opened = 0;
        var lacking = 0;
        await foreach (var key in db.WrappedKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            (opened, lacking) = keys.Opens(key) ? (opened + 1, lacking) : (opened, lacking + 1);
        }

        return (opened, lacking);
    }

    private async Task<(int Tallies, IReadOnlyList<string> Faults)> RecountAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        var books = new TallyBooks(db, keys);
        List<string> faults = [];
        var sheets = await db.Sheets.AsNoTracking().Where(sheet => sheet.TallySize > 0 && sheet.TallyToken != null).ToListAsync(cancellationToken);
        foreach (var sheet in sheets)
        {
            var leaves = await books.LeavesAsync(sheet.TallyToken!, cancellationToken);
            var checkpoints = await books.CheckpointsAsync(sheet.TallyToken!, cancellationToken);
            if (leaves?.Leaves.Count != sheet.TallySize || !TallyVerifier.Verify(new TallyEvidence { Leaves = leaves.ToString(), Checkpoints = [checkpoints!] }).Holds)
            {
                faults.Add($"The tally {sheet.Id} does not hold: its leaves are not those that were signed.");
            }
        }

        return (sheets.Count, faults);
    }

    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(OrganizerDb db, CancellationToken cancellationToken) => new Dictionary<string, int>
    {
        ["communities"] = await db.Communities.CountAsync(cancellationToken),
        ["campaigns"] = await db.Campaigns.CountAsync(cancellationToken),
        ["petitions"] = await db.Petitions.CountAsync(cancellationToken),
        ["pledges"] = await db.Pledges.CountAsync(cancellationToken),
        ["signatures"] = await db.Signatures.CountAsync(cancellationToken),
        ["refusals"] = await db.Refusals.CountAsync(cancellationToken),
        ["leaves"] = await db.Leaves.CountAsync(cancellationToken),
        ["digests"] = await db.Digests.CountAsync(cancellationToken),
    };
}
