using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Puts a backup in the place of the database. Whatever step a crash interrupts, the folder holds the old database or the new one, whole. Whoever calls has the lock.</summary>
internal sealed class SqliteRestoration(StorageOptions storage)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

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

    /// <summary>Whether the old database is beyond reading, so that nothing of it can be brought into one file.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NoDatabase;

    /// <summary>Replaces the database by what was brought.</summary>
    /// <param name="isDamaged">Whether the old one cannot be read. Its files must be kept elsewhere by then.</param>
    /// <exception cref="InvalidOperationException">Another program has the old database open: it is left as it is.</exception>
    public void Replace(bool isDamaged = false)
    {
        if (isDamaged)
        {
            Array.ForEach(Logs, File.Delete);
        }
        else if (File.Exists(storage.DatabaseFile))
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
        try
        {
            SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), SqlitePragmas.Sql + "PRAGMA wal_checkpoint(TRUNCATE);");
            SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), "PRAGMA journal_mode=DELETE;");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            throw Held(e);
        }

        if (Logs.Any(File.Exists))
        {
            throw Held(null);
        }
    }

    private InvalidOperationException Held(Exception? cause) => new($"Another program has {storage.DatabaseFile} open. Close it, and restore again; nothing was changed.", cause);

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
