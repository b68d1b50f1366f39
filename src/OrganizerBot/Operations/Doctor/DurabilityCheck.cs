using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That what members were told is stored survives a power cut, and that what is deleted is overwritten.</summary>
internal sealed class DurabilityCheck : ICheck
{
    private const int Full = 2;

    /// <inheritdoc/>
    public string About => "durability";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Storage?.Engine != StorageProvider.Sqlite || await bot.AskAsync(db => ReadAsync(db, cancellationToken)) is not { } pragmas)
        {
            return [];
        }

        List<Finding> found = [];
        if (pragmas["journal_mode"] != "wal")
        {
            found.Add(Finding.Wrong(
                "Storage:DataDirectory",
                $"The database does not write ahead (journal_mode is {pragmas["journal_mode"]}): signing would wait for every reader. Another program has changed it.",
                "Start the bot anew, which sets it; if that does not help, move the data to a local disk."));
        }

        if (!int.TryParse(pragmas["synchronous"], CultureInfo.InvariantCulture, out var level) || level < Full || pragmas["secure_delete"] != "1" || pragmas["foreign_keys"] != "1")
        {
            found.Add(Finding.Wrong("Storage:DataDirectory", "The database's own settings do not hold: what is stored could be lost, or what is deleted could stay.", "This build of SQLite ignores them: use the image, or the build that comes with the bot."));
        }

        return found;
    }

    /// <summary>Reads them on a connection as the bot opens each of its own.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        Dictionary<string, string> read = [];
        foreach (var (name, question) in new[] { ("journal_mode", "PRAGMA journal_mode"), ("synchronous", "PRAGMA synchronous"), ("secure_delete", "PRAGMA secure_delete"), ("foreign_keys", "PRAGMA foreign_keys") })
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The questions stand above.
            command.CommandText = question;
#pragma warning restore CA2100
            read[name] = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) ?? "";
        }

        return read;
    }
}
