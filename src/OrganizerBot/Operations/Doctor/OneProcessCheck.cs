using System.Globalization;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That one process has the database, and the lock that keeps others away. Two would lose each other's work.</summary>
/// <remarks>The bot's own lock keeps a second bot away; this finds what has the database open without asking for the lock. Only Linux tells which process has which file open.</remarks>
internal sealed class OneProcessCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "one process";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(bot.Storage is { Engine: StorageProvider.Sqlite } storage && bot.HasDatabase && OperatingSystem.IsLinux() ? [.. Look(storage, bot.Runs)] : []);

    private static IEnumerable<Finding> Look(StorageOptions storage, bool isLocked)
    {
        int[] holders = [.. HoldersOf(Path.GetFullPath(storage.DatabaseFile))];
        if (holders.Length > (isLocked ? 1 : 0))
        {
            var which = string.Join(", ", holders.Select(holder => holder.ToString(CultureInfo.InvariantCulture)));
            yield return Finding.Wrong(
                "Storage:DataDirectory",
                isLocked ? $"More than one process has {storage.DatabaseFile} open ({which}). SQLite serves one." : $"A process that is not this bot has {storage.DatabaseFile} open ({which}), without the lock that keeps others away.",
                "Stop what is not the bot. To read the data, use organizerbot export, or a backup.");
        }
    }

    /// <summary>Processes other than this one that have a file open, as far as this user may see.</summary>
    private static IEnumerable<int> HoldersOf(string file)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && process != Environment.ProcessId && Holds(folder, file))
            {
                yield return process;
            }
        }
    }

    private static bool Holds(string process, string file)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(open => new FileInfo(open).LinkTarget == file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
