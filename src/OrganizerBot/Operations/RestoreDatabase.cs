using System.CommandLine;
using Microsoft.Data.Sqlite;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot restore</c>: puts a backup in the place of the database, after it was looked at from the first page to the last key.</summary>
internal static class RestoreDatabase
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup.", HelpName = "FILE" };
        var rehearse = new Option<bool>("--rehearse") { Description = "Does everything but put it in place, and leaves nothing behind. The bot may run meanwhile." };
        var command = new Command(
            "restore", "Puts a backup in the place of the database, while the bot is stopped. The database as it was is backed up first.") { file, rehearse };
        Errand.Give(command, settings, (errand, cancellationToken) =>
            RunAsync(errand, errand.Typed.GetRequiredValue(file).FullName, errand.Typed.GetValue(rehearse), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Errand errand, string file, bool rehearse, CancellationToken cancellationToken)
    {
        if (errand.Bench.Storage.Engine == StorageProvider.Postgres)
        {
            return errand.Refuse(
                ExitCode.WrongUsage,
                $"{errand.Bench.Engine.Name} is on a PostgreSQL server. Stop every bot, and put a dump back with the server's own tool: pg_restore --clean --if-exists --no-owner --single-transaction --dbname=… organizer.dump, as the bot's role. Then organizerbot doctor says whether it fits the key file.");
        }

        if (!File.Exists(file))
        {
            return errand.Refuse(ExitCode.WrongUsage, Directory.Exists(file) ? $"{file} is a folder. Name one of the backups in it." : $"There is no file {file}. Name a backup.");
        }

        if (rehearse)
        {
            return await IsSoundAsync(errand, file, cancellationToken)
                ? Say(errand, "This was a rehearsal: it can be restored, and nothing was changed.")
                : ExitCode.WrongFile;
        }

        if (errand.Bench.BotRuns)
        {
            return errand.Refuse(ExitCode.BotRuns, $"The bot runs on {errand.Bench.Storage.DataDirectory}. Stop it and restore again; with --rehearse you can try it meanwhile.");
        }

        // What is looked at is the copy that is then put in place.
        using var ours = SqliteLock.Take(errand.Bench.Storage);
        var restoration = new SqliteRestoration(errand.Bench.Storage);
        restoration.Bring(file);
        if (!await IsSoundAsync(errand, restoration.Waiting, cancellationToken))
        {
            SqliteRestoration.Sweep(errand.Bench.Storage);
            return ExitCode.WrongFile;
        }

        try
        {
            restoration.Replace(isDamaged: File.Exists(errand.Bench.Storage.DatabaseFile) && !IsKept(errand));
        }
        catch (InvalidOperationException held)
        {
            SqliteRestoration.Sweep(errand.Bench.Storage);
            return errand.Refuse(ExitCode.BotRuns, held.Message);
        }

        return Say(errand, "Restored. What happened after the backup was made is not in it: tell your members, and start the bot.");
    }

    /// <summary>Backs up the database that is there.</summary>
    /// <returns>False when it is too damaged for that: then its files are kept as they are.</returns>
    private static bool IsKept(Errand errand)
    {
        var backups = errand.Bench.Parts.GetRequiredService<Backups>();
        errand.Progress("Backing up the database as it is");
        try
        {
            Say(errand, $"The database as it was is in {backups.Make()}. It is deleted after {Backups.Kept.Days} days.");
            return true;
        }
        catch (SqliteException e) when (SqliteRestoration.IsDamage(e))
        {
            Say(errand, $"The database as it was is damaged; its files are kept as {backups.KeepDamaged()} for {Backups.Kept.Days} days.");
            return false;
        }
    }

    private static async Task<bool> IsSoundAsync(Errand errand, string file, CancellationToken cancellationToken)
    {
        var found = await ActivatorUtilities.CreateInstance<Examination>(errand.Bench.Parts).LookAsync(file, errand.Progress, cancellationToken);
        foreach (var fault in found.Faults)
        {
            errand.Errors.WriteLine($"It cannot be restored. {fault}");
        }

        if (found.IsSound)
        {
            errand.Output.WriteLine(found.Pending.Count > 0
                ? $"It is whole, and of an older version: the next start adds {string.Join(", ", found.Pending)}, and only then are its keys looked at."
                : $"It is whole: {string.Join(", ", found.Rows.Select(row => $"{row.Key} {row.Value}"))}. Keys that open: all {found.Keys}. Tallies that hold: all {found.Tallies}.");
        }

        return found.IsSound;
    }

    private static int Say(Errand errand, string sentence)
    {
        errand.Output.WriteLine(sentence);
        return ExitCode.Fine;
    }
}
