using OrganizerBot.Storage;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That other users of the machine cannot read the database and its backups. What the bot makes is its own user's alone; what an older version or a tool made may not be.</summary>
internal sealed class OpenFilesCheck : ICheck
{
    private const UnixFileMode ByOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <inheritdoc/>
    public string About => "files that others may read";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(bot.Storage is { } storage && !OperatingSystem.IsWindows() ? [.. Look(storage)] : []);

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static IEnumerable<Finding> Look(StorageOptions storage)
    {
        foreach (var (setting, folder) in new[] { ("Storage:DataDirectory", storage.DataDirectory), ("Storage:BackupDirectory", storage.Backups) })
        {
            // Nobody gets to a file in a folder that is closed to them.
            if (Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherExecute) != 0
                && Directory.EnumerateFiles(folder, "*.db*").Order(StringComparer.Ordinal).Where(file => (File.GetUnixFileMode(file) & ByOthers) != 0).ToArray() is [var first, ..] open)
            {
                yield return Finding.Note(setting, $"Other users of this machine may read {first}{(open.Length > 1 ? $" and {open.Length - 1} more there" : "")}.", $"Run: chmod 700 {folder}");
            }
        }
    }
}
