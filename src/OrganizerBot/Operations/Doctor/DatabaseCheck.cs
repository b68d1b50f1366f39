using System.Data.Common;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The database: whole, and of this version.</summary>
internal sealed class DatabaseCheck : ICheck
{
    private const string Setting = "Storage:DataDirectory";

    /// <inheritdoc/>
    public string About => "database";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<IReadOnlyList<Finding>>(bot.Storage is { Engine: StorageProvider.Sqlite } storage ? [.. Look(bot, storage)] : []);
        }
        catch (DbException e) when (FullDisk.Is(e, bot.Storage))
        {
            // The check of the folders says it.
            return Task.FromResult<IReadOnlyList<Finding>>([]);
        }
        catch (DbException e)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Wrong(Setting, $"{bot.Storage!.DatabaseFile} cannot be read as a database ({e.Message}).", "Stop the bot, and put a backup in its place with organizerbot restore.")]);
        }
    }

    private static IEnumerable<Finding> Look(Patient bot, StorageOptions storage)
    {
        if (!bot.HasDatabase)
        {
            yield return Finding.Note(Setting, $"There is no database in {storage.DataDirectory} yet.", "The bot makes it when it first starts. If it has run before, name the folder that it ran with.");
            yield break;
        }

        if (SqliteFile.Ask(SqliteFile.Living(storage.DatabaseFile), "PRAGMA quick_check") is not ["ok"] and { } damage)
        {
            yield return Finding.Wrong(Setting, $"{storage.DatabaseFile} is damaged: {damage[0]}.", "Stop the bot, and put a backup in its place with organizerbot restore.");
            yield break;
        }

        using var scope = bot.Parts.CreateScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (schema.Strangers is [{ } stranger, ..])
        {
            yield return Finding.Wrong(Setting, $"Another version of OrganizerBot made the database (it knows {stranger}).", "Start that version, or put a backup from before it in its place with organizerbot restore.");
        }
        else if (schema.Pending is [{ } pending, ..])
        {
            yield return Finding.Note(Setting, $"The database is of an older version: {pending} is to be added.", "The next start does it, after a backup. organizerbot migrate --dry-run tells what would happen.");
        }
    }
}
