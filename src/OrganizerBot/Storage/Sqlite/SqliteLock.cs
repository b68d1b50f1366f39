namespace OrganizerBot.Storage.Sqlite;

/// <summary>Keeps a second process away: a lock on a file beside the database, so that doctor and backup can still read it.</summary>
internal sealed class SqliteLock : IDisposable
{
    private readonly FileStream _file;

    private SqliteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public static SqliteLock Take(StorageOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        var path = Path.Combine(options.DataDirectory, "organizer.lock");
        try
        {
            return new SqliteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"Another OrganizerBot is running on {Path.GetFullPath(options.DataDirectory)}. SQLite serves one process: stop the other one, or give this one a data folder of its own (Storage:DataDirectory).", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
