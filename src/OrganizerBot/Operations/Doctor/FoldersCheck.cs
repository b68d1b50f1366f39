using OrganizerBot.Storage;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The folders of data, keys and backups: the bot must be able to write to them, and keys lie apart from everything that is copied.</summary>
internal sealed class FoldersCheck : ICheck
{
    private const long NearlyFull = 16 * 1024 * 1024;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <inheritdoc/>
    public string About => "folders";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(bot.Storage is { } storage ? [.. Look(storage)] : []);

    private static IEnumerable<Finding> Look(StorageOptions storage)
    {
        var keys = ("Storage:KeysDirectory", storage.KeysDirectory);
        foreach (var (setting, folder) in storage.Engine == StorageProvider.Sqlite ? [("Storage:DataDirectory", storage.DataDirectory), keys, ("Storage:BackupDirectory", storage.Backups)] : new[] { keys })
        {
            if (WhyNotWritable(folder) is { } why)
            {
                yield return Finding.Wrong(setting, $"The bot cannot write to {folder}: {why}", "Give the folder to the user that the bot runs as (1654 in the image), for example with chown, or name another.");
            }
        }

        if (IsWithin(storage.KeysDirectory, storage.DataDirectory) || IsWithin(storage.KeysDirectory, storage.Backups))
        {
            yield return Finding.Wrong("Storage:KeysDirectory", $"The folder of the key file, {storage.KeysDirectory}, lies within what is backed up: each copy of the data would have its key with it.", "Name a folder of its own, outside the data and the backups, and move the key file there.");
        }

        if (IsWithin(storage.Backups, storage.KeysDirectory))
        {
            yield return Finding.Wrong("Storage:BackupDirectory", $"Backups would lie beside the key file, in {storage.Backups}: whoever got hold of one would have its key too.", "Name another folder.");
        }

        if (FullDisk.Fullest(storage) is { Room: < NearlyFull } full)
        {
            yield return Finding.Wrong(full.Setting, $"The disk of {full.Folder} has {full.Room / 1024} KiB left: soon nothing can be stored any more.", "Make room there, or move the folder to a larger disk. Nothing is lost of what members were told is stored.");
        }

        if (!OperatingSystem.IsWindows() && Directory.Exists(storage.KeysDirectory) && (File.GetUnixFileMode(storage.KeysDirectory) & OthersWrite) != 0)
        {
            yield return Finding.Wrong("Storage:KeysDirectory", $"Others may put files into {storage.KeysDirectory}, and so exchange the key file.", $"Run: chmod 700 {storage.KeysDirectory}");
        }
    }

    /// <summary>Tries it with a file that is gone at once. A folder that is not there is made by the bot: then the one above it is tried.</summary>
    private static string? WhyNotWritable(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!Directory.Exists(there) && !File.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        if (File.Exists(there))
        {
            return $"{there} is a file.";
        }

        try
        {
            using var trial = new FileStream(Path.Combine(there, $".organizerbot-{Environment.ProcessId}"), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static bool IsWithin(string folder, string other) =>
        (Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(other)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
