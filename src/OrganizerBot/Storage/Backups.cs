using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>The backups that the bot makes of its own accord, before it changes the database as a whole. A month is enough to notice what went wrong; longer would keep what members had erased.</summary>
/// <remarks>No backup holds the key file, or anything that opens names without it.</remarks>
internal sealed partial class Backups(IOptions<StorageOptions> options, TimeProvider clock)
{
    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Damaged = ".damaged";
    private const string Pattern = "yyyyMMdd-HHmmss";

    /// <summary>What a backup of this moment is called.</summary>
    public string NameNow => $"organizer-{clock.GetUtcNow().ToString(Pattern, CultureInfo.InvariantCulture)}.db";

    /// <summary>Makes one.</summary>
    /// <returns>Its path.</returns>
    public string Make()
    {
        var path = FreePath();
        SqliteCopy.Write(options.Value.DatabaseFile, path);
        return path;
    }

    /// <summary>Keeps the files of a database that is damaged as they are, for whoever knows how to save something from them.</summary>
    /// <returns>The path of the database among them.</returns>
    public string KeepDamaged()
    {
        var path = FreePath() + Damaged;
        foreach (var suffix in (string[])["", "-wal"])
        {
            if (File.Exists(options.Value.DatabaseFile + suffix))
            {
                SqliteCopy.Duplicate(options.Value.DatabaseFile + suffix, path + suffix);
            }
        }

        return path;
    }

    /// <summary>Deletes those that are older than a month, and what was left of one that was not finished.</summary>
    /// <returns>How many.</returns>
    public int Prune()
    {
        if (!Directory.Exists(options.Value.Backups))
        {
            return 0;
        }

        var old = Directory.GetFiles(options.Value.Backups).Where(file => MadeAt(Path.GetFileName(file)) < clock.GetUtcNow() - Kept).ToArray();
        foreach (var file in old)
        {
            File.Delete(file);
        }

        return old.Length;
    }

    private string FreePath()
    {
        Directory.CreateDirectory(options.Value.Backups);
        var path = Path.Combine(options.Value.Backups, NameNow);
        for (var more = 2; File.Exists(path) || File.Exists(path + Damaged); more++)
        {
            path = Path.Combine(options.Value.Backups, $"{Path.GetFileNameWithoutExtension(NameNow)}-{more}.db");
        }

        return path;
    }

    /// <summary>When one was made, by its name: a file's own time changes when it is copied. Null for files that are not ours.</summary>
    private static DateTimeOffset? MadeAt(string name) =>
        Names().Match(name) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups[1].Value, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    [GeneratedRegex(@"\Aorganizer-([0-9]{8}-[0-9]{6})(-[0-9]+)?\.db(\.unfinished|\.damaged|\.damaged-wal)?\z")]
    private static partial Regex Names();
}
