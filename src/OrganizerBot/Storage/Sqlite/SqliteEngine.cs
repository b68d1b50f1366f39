using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>SQLite: one file in the data folder, one process, backups by the bot itself.</summary>
internal sealed class SqliteEngine(IOptions<StorageOptions> options) : IEngine, IDisposable
{
    private SqliteLock? _lock;

    /// <inheritdoc/>
    public string Name => options.Value.DatabaseFile;

    /// <inheritdoc/>
    public string Setting => "Storage:DataDirectory";

    /// <inheritdoc/>
    public bool IsThere => File.Exists(options.Value.DatabaseFile);

    /// <inheritdoc/>
    public bool IsInUse => _lock is null && SqliteLock.IsTaken(options.Value);

    /// <inheritdoc/>
    public bool NeedsBackup => IsThere && !SqliteFile.IsEmpty(SqliteFile.Living(options.Value.DatabaseFile));

    /// <inheritdoc/>
    public bool HoldsKeys => IsThere
        && SqliteFile.Has(SqliteFile.Living(options.Value.DatabaseFile), "WrappedKeys")
        && SqliteFile.Ask(SqliteFile.Living(options.Value.DatabaseFile), "SELECT 1 FROM \"WrappedKeys\" LIMIT 1").Count > 0;

    /// <inheritdoc/>
    public void Hold()
    {
        _lock ??= SqliteLock.Take(options.Value);
        SqliteRestoration.Sweep(options.Value);
    }

    /// <inheritdoc/>
    public void Change(OrganizerDb db)
    {
        if (!IsThere)
        {
            // To SQLite an empty file is an empty database. It is made here and nowhere else.
            new FileStream(options.Value.DatabaseFile, FileMode.CreateNew).Dispose();
        }

        db.Database.Migrate();
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL;");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}
