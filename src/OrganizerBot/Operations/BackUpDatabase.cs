using System.CommandLine;
using System.Globalization;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot backup</c>: the database as it is at one moment, in a file of its own, while the bot runs.</summary>
internal static class BackUpDatabase
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var where = new Argument<string>("where") { Description = "A file that is not there yet, or a folder, in which it gets a name with the time.", HelpName = "FILE|FOLDER" };
        var command = new Command(
            "backup", "Writes a backup of the database, also while the bot runs. The key file is not in it and must not lie beside it: back that up apart, and keep no older copies of it.") { where };
        Errand.Give(command, settings, (errand, _) => Task.FromResult(Run(errand, errand.Typed.GetRequiredValue(where))));
        return command;
    }

    private static int Run(Errand errand, string where)
    {
        var storage = errand.Bench.Storage;
        if (errand.Bench.Storage.Engine == StorageProvider.Postgres)
        {
            return errand.Refuse(
                ExitCode.WrongUsage,
                $"{errand.Bench.Engine.Name} is on a PostgreSQL server, and is backed up with the server's own tool, while the bot runs: pg_dump --format=custom --enable-row-security --file=organizer.dump, as the bot's role or as a superuser. Keep no dump longer than a month: what members erase would stay in it.");
        }

        if (!File.Exists(storage.DatabaseFile))
        {
            return errand.Refuse(ExitCode.WrongSettings, $"There is no database {storage.DatabaseFile} to back up. Say where it is with Storage:DataDirectory.");
        }

        var isFolder = Directory.Exists(where) || Path.EndsInDirectorySeparator(where) || Path.GetFullPath(where) == Path.GetFullPath(storage.Backups);
        var target = isFolder ? Path.Combine(where, errand.Bench.Parts.GetRequiredService<Backups>().NameNow) : where;
        if (File.Exists(target))
        {
            return errand.Refuse(ExitCode.CannotWrite, $"{target} is there already, and is not overwritten. Name another file, or a folder.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        if (folder == Path.TrimEndingDirectorySeparator(Path.GetFullPath(storage.KeysDirectory)))
        {
            return errand.Refuse(ExitCode.CannotWrite, $"{folder} is the folder of the key file (Storage:KeysDirectory). Whoever got hold of a backup there would have its key too: name another folder.");
        }

        Directory.CreateDirectory(folder);
        errand.Progress($"Copying {storage.DatabaseFile} ({Size(storage.DatabaseFile)})");
        SqliteCopy.Write(storage.DatabaseFile, target);
        errand.Progress("Checking the copy");
        if (SqliteFile.Ask(SqliteFile.Unchanging(target), "PRAGMA quick_check") is not ["ok"])
        {
            File.Delete(target);
            return errand.Refuse(ExitCode.WrongFile, $"The database {storage.DatabaseFile} is damaged, and so was its copy: there is no backup. organizerbot doctor says more.");
        }

        errand.Output.WriteLine($"Backed up to {target} ({Size(target)}).");
        return ExitCode.Fine;
    }

    private static string Size(string file) => new FileInfo(file).Length is var bytes && bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MiB");
}
