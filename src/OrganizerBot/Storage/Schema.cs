using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>The form of the database: which version of the bot it fits, and how it is brought up to date. Nothing is changed before there is a backup of it.</summary>
internal sealed class Schema(OrganizerDb db, IOptions<StorageOptions> options, Backups backups)
{
    /// <summary>Migrations that this version brings and the database does not have. A database that is not there lacks all.</summary>
    public IReadOnlyList<string> Pending => [.. db.Database.GetMigrations().Except(Applied)];

    /// <summary>Migrations that the database has and this version does not know: a newer version changed it, or a development build before the first release made it.</summary>
    public IReadOnlyList<string> Strangers => [.. Applied.Except(db.Database.GetMigrations())];

    /// <summary>Whether there is something in the database that a failed migration could lose.</summary>
    public bool NeedsBackup => Pending.Count > 0 && File.Exists(options.Value.DatabaseFile) && !SqliteFile.IsEmpty(SqliteFile.Living(options.Value.DatabaseFile));

    private IReadOnlyList<string> Applied => File.Exists(options.Value.DatabaseFile) ? [.. db.Database.GetAppliedMigrations()] : [];

    /// <summary>Brings the database up to date. Whoever calls has the lock.</summary>
    /// <returns>The backup that was made first, or null where there was nothing to lose.</returns>
    /// <exception cref="InvalidOperationException">Another version made the database: it is left as it is.</exception>
    public string? Update()
    {
        if (Strangers is [{ } stranger, ..])
        {
            throw new InvalidOperationException(
                $"The database was made by another version of OrganizerBot (it knows {stranger}). Start that version, or give this one a data folder of its own (Storage:DataDirectory). The town begins anew with --fresh.");
        }

        var backup = NeedsBackup ? backups.Make() : null;
        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL;");
        return backup;
    }
}
