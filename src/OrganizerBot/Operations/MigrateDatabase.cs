using System.CommandLine;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot migrate</c>: brings the database up to date without starting the bot, or says what that would do.</summary>
internal static class MigrateDatabase
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen, and changes nothing." };
        var command = new Command("migrate", "Brings the database up to date, after a backup of it. The bot does the same when it starts.") { dryRun };
        Errand.Give(command, settings, (errand, _) => errand.Bench.WithAsync<Schema, int>(schema => Task.FromResult(errand.Typed.GetValue(dryRun) ? Tell(errand, schema) : Run(errand, schema))));
        return command;
    }

    private static int Tell(Errand errand, Schema schema)
    {
        if (schema.Strangers is [{ } stranger, ..])
        {
            return errand.Refuse(ExitCode.WrongSettings, $"Another version of OrganizerBot made the database (it knows {stranger}). This version would leave it as it is and not start.");
        }

        if (schema.Pending.Count == 0)
        {
            errand.Output.WriteLine("The database is up to date.");
            return ExitCode.Fine;
        }

        errand.Output.WriteLine(schema.NeedsBackup
            ? $"A backup of {errand.Bench.Engine.Name} would be written to {errand.Bench.Storage.Backups} first, and kept for {Backups.Kept.Days} days."
            : Unsaved(errand));
        foreach (var migration in schema.Pending)
        {
            errand.Output.WriteLine($"Would be added: {migration}");
        }

        return ExitCode.Fine;
    }

    private static int Run(Errand errand, Schema schema)
    {
        if (errand.Bench.BotRuns && errand.Bench.Storage.Engine == StorageProvider.Sqlite)
        {
            return errand.Refuse(ExitCode.BotRuns, $"The bot runs on {errand.Bench.Storage.DataDirectory}. Stop it first, or just start the new version in its place: it brings the database up to date itself.");
        }

        errand.Bench.Engine.Hold();
        var pending = schema.Pending;
        errand.Progress(pending.Count == 0 ? "Looking at the database" : "Bringing the database up to date");
        if (schema.Update() is { } backup)
        {
            errand.Output.WriteLine($"The database as it was is in {backup}. It is deleted after {Backups.Kept.Days} days.");
        }

        errand.Output.WriteLine(pending.Count == 0 ? "The database is up to date." : $"The database is up to date; added: {string.Join(", ", pending)}.");
        return ExitCode.Fine;
    }

    private static string Unsaved(Errand errand) => errand.Bench.Storage.Engine == StorageProvider.Postgres
        ? $"{errand.Bench.Engine.Name} would be changed without a backup by the bot: make one with pg_dump first."
        : $"There is nothing in {errand.Bench.Engine.Name} yet: it would be made, and no backup is needed.";
}
