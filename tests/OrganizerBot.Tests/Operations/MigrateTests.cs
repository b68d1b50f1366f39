using Microsoft.Data.Sqlite;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>Before the database's form changes there is a backup of it; what would happen can be read before it does.</summary>
public sealed class MigrateTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    private string Database => _bot.Folder["data/organizer.db"];

    private string[] Backups => Directory.Exists(_bot.Folder["data/backups"]) ? Directory.GetFiles(_bot.Folder["data/backups"]) : [];

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_changes_nothing()
    {
        MakeOlder();
        var before = BackupScenes.Files(_bot.Folder[""]);

        var told = await _bot.Gets("migrate", "--dry-run");

        Assert.Contains($"would be written to {_bot.Folder["data/backups"]} first, and kept for 30 days", told, StringComparison.Ordinal);
        Assert.Matches("Would be added: [0-9]+_Initial", told);
        Assert.Equal(before, BackupScenes.Files(_bot.Folder[""]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_of_an_older_version_is_backed_up_before_it_is_changed(bool byStarting)
    {
        MakeOlder();

        if (byStarting)
        {
            await _bot.InitializeAsync();
        }
        else
        {
            Assert.Contains(_bot.Folder["data/backups"], await _bot.Gets("migrate"), StringComparison.Ordinal);
        }

        Assert.True(SqliteFile.Has(SqliteFile.Living(Database), "Petitions"));
        var backup = SqliteFile.Unchanging(Assert.Single(Backups));
        Assert.Equal(["1", "2", "3"], SqliteFile.Ask(backup, "SELECT Number FROM Before ORDER BY 1"));
        Assert.False(SqliteFile.Has(backup, "Petitions"));
    }

    [Fact]
    public async Task A_new_database_and_one_that_is_up_to_date_need_no_backup()
    {
        Assert.Contains("no backup is needed", await _bot.Gets("migrate", "--dry-run"), StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
        await _bot.Gets("migrate");
        Assert.Equal("The database is up to date.\n", await _bot.Gets("migrate"));
        Assert.Equal("The database is up to date.\n", await _bot.Gets("migrate", "--dry-run"));
        Assert.Empty(Backups);
    }

    [Fact]
    public async Task While_the_bot_runs_it_is_left_to_the_bot()
    {
        await _bot.InitializeAsync();

        var (code, _, errors) = await _bot.Types("migrate");

        Assert.Equal(ExitCode.BotRuns, code);
        Assert.Contains("Stop it first", errors, StringComparison.Ordinal);
        await _bot.Gets("migrate", "--dry-run");
    }

    [Fact]
    public async Task No_backup_of_the_bots_own_grows_older_than_a_month_and_nothing_else_is_deleted()
    {
        Directory.CreateDirectory(_bot.Folder["data/backups"]);
        string[] names = ["organizer-20270129-085959.db", "organizer-20270129-085959-2.db", "organizer-20270129-090001.db.unfinished", "organizer-20270131-090000.db", "organizer-2027.db", "notes.txt"];
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(_bot.Folder[$"data/backups/{name}"], "");
        }

        await _bot.InitializeAsync();

        await LiveTown.Until(() => Backups.Length == 3 ? Backups : null, "old backups to go");
        Assert.Equal(["notes.txt", "organizer-2027.db", "organizer-20270131-090000.db"], Backups.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        _bot.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await LiveTown.Until(() => Backups.Length == 2 ? Backups : null, "the next one to go");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>A database from before the first migration that this version knows, with something in it.</summary>
    private void MakeOlder()
    {
        Directory.CreateDirectory(_bot.Folder["data"]);
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("CREATE TABLE Before(Number INTEGER); INSERT INTO Before VALUES(1), (2), (3)", connection);
        command.ExecuteNonQuery();
    }
}
