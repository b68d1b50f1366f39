using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Puts a backup in the place of the database. Whatever step a crash interrupts, the folder holds the old database or the new one, whole. Whoever calls has the lock.</summary>
internal sealed class SqliteRestoration(StorageOptions storage)
{
    /// <summary>Told of each step that is done; tests stop here.</summary>
    public Action<RestorationStep> Reached { get; set; } = _ => { };

    /// <summary>Where the new database lies until it is put in place.</summary>
    public string Waiting => WaitingIn(storage);

    private string[] Logs => [storage.DatabaseFile + "-wal", storage.DatabaseFile + "-shm"];

    /// <summary>Removes what an interrupted restoration left: it had not been put in place.</summary>
    public static void Sweep(StorageOptions storage) => File.Delete(WaitingIn(storage));

    /// <summary>Copies a backup beside the database.</summary>
    public void Bring(string backup)
    {
        Directory.CreateDirectory(storage.DataDirectory);
        SqliteCopy.Duplicate(backup, Waiting);
        Reached(RestorationStep.Brought);
    }

    /// <summary>Replaces the database by what was brought.</summary>
    /// <exception cref="SqliteException">The old database cannot be read: it is left as it is.</exception>
    public void Replace()
    {
        if (File.Exists(storage.DatabaseFile))
        {
            Settle();
            Reached(RestorationStep.Settled);
        }

        File.Move(Waiting, storage.DatabaseFile, overwrite: true);
        SqliteCopy.Flush(storage.DatabaseFile);
        Reached(RestorationStep.Replaced);
    }

    /// <summary>Brings everything into the old database's one file: a write-ahead log that is left beside the new database would be played into it.</summary>
    private void Settle()
    {
        SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), SqlitePragmas.Sql + "PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), "PRAGMA journal_mode=DELETE;");
        if (Logs.FirstOrDefault(File.Exists) is { } left)
        {
            throw new InvalidOperationException($"Another program has the database open ({left} is still there). Close it, and restore again; nothing was changed.");
        }
    }

    private static string WaitingIn(StorageOptions storage) => storage.DatabaseFile + ".restoring";
}

/// <summary>How far a restoration came.</summary>
internal enum RestorationStep
{
    /// <summary>The backup lies beside the database, on the disk.</summary>
    Brought,

    /// <summary>The old database is one file.</summary>
    Settled,

    /// <summary>The new one has its place.</summary>
    Replaced,
}
