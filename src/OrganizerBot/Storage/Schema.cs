using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Storage;

/// <summary>The form of the database: which version of the bot it fits, and how it is brought up to date. Where the bot makes backups, nothing is changed before there is one.</summary>
internal sealed class Schema(OrganizerDb db, IEngine engine, Backups backups)
{
    /// <summary>Migrations that this version brings and the database does not have. A database that is not there lacks all.</summary>
    public IReadOnlyList<string> Pending => [.. db.Database.GetMigrations().Except(Applied)];

    /// <summary>Migrations that the database has and this version does not know: a newer version changed it, or a development build before the first release made it.</summary>
    public IReadOnlyList<string> Strangers => [.. Applied.Except(db.Database.GetMigrations())];

    /// <summary>Whether there is something in the database that a failed migration could lose, and that the bot backs up.</summary>
    public bool NeedsBackup => Pending.Count > 0 && engine.NeedsBackup;

    private IReadOnlyList<string> Applied => engine.IsThere ? [.. db.Database.GetAppliedMigrations()] : [];

    /// <summary>Brings the database up to date. Whoever calls holds the engine.</summary>
    /// <returns>The backup that was made first, or null where none was needed.</returns>
    /// <exception cref="InvalidOperationException">Another version made the database: it is left as it is.</exception>
    public string? Update()
    {
        if (Strangers is [{ } stranger, ..])
        {
            throw new InvalidOperationException(
                $"The database was made by another version of OrganizerBot (it knows {stranger}). Start that version, or give this one a database of its own ({engine.Setting}). The town begins anew with --fresh.");
        }

        var backup = NeedsBackup ? backups.Make() : null;
        engine.Change(db);
        return backup;
    }
}
