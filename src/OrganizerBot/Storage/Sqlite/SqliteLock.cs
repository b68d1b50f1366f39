namespace OrganizerBot.Storage.Sqlite;

/// <summary>Keeps a second process away: a lock on a file beside the database, so that doctor and backup can still read it.</summary>
internal sealed class SqliteLock : IDisposable
{
    private const string Name = "organizer.lock";

    /// <summary>What says that somebody else has a file: on Windows, on Linux (EAGAIN), on macOS and the BSDs.</summary>
    private static readonly int[] Shared = [unchecked((int)0x80070020), 11, 35];

    private readonly FileStream _file;

    private SqliteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public static SqliteLock Take(StorageOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        var path = Path.Combine(options.DataDirectory, Name);
        try
        {
            return new SqliteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (Shared.Contains(e.HResult))
        {
            throw new InvalidOperationException(
                $"Another OrganizerBot is running on {Path.GetFullPath(options.DataDirectory)}. SQLite serves one process: stop the other one, or give this one a data folder of its own (Storage:DataDirectory).", e);
        }
    }

    /// <summary>Whether a bot runs on the folder. Nothing is made by looking.</summary>
    public static bool IsTaken(StorageOptions options)
    {
        try
        {
            using var look = new FileStream(Path.Combine(options.DataDirectory, Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
