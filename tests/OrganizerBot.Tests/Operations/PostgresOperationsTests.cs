using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrganizerBot.Keys;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What whoever runs the bot on PostgreSQL types, sees and is refused.</summary>
public sealed class PostgresOperationsTests : IAsyncLifetime
{
    private readonly TestBot _bot = new() { OnPostgres = true };
    private bool _runs;

    public static TheoryData<string[], string> Faulty => new()
    {
        { ["--Storage:Provider=Oracle"], "Storage:Provider must be Sqlite" },
        { ["--Storage:Provider=Postgres"], "Storage:Connection is missing" },
        { ["--Storage:Provider=Postgres", "--Storage:Connection=postgres://organizerbot:hunter2@db/organizer"], "Storage:Connection cannot be read as a connection string" },
        { ["--Storage:Provider=Postgres", "--Storage:Connection=Host=db;Password=hunter2"], "lacks the host, the database or the user name" },
        { ["--Storage:Connection=Host=db;Database=organizer;Username=organizerbot;Password=hunter2"], "Set Storage:Provider to Postgres" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Wrong_settings_end_in_a_sentence_that_repeats_no_password(string[] settings, string sentence)
    {
        var (code, output, errors) = await Terminal.TypesAsync(["run", .. settings, $"--Storage:DataDirectory={_bot.Folder["data"]}", $"--Storage:KeysDirectory={_bot.Folder["keys"]}"]);

        Assert.Equal(ExitCode.WrongSettings, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_worth_another_start()
    {
        var (code, _, errors) = await Terminal.TypesAsync(
            "run", "--Storage:Provider=Postgres", "--Storage:Connection=Host=127.0.0.1;Port=9;Database=organizer;Username=organizerbot;Password=hunter2", $"--Storage:KeysDirectory={_bot.Folder["keys"]}", "--Logging:LogLevel:Default=None");

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Contains("The database organizer on 127.0.0.1 does not answer", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_server_that_loses_what_was_stored_is_refused_and_the_doctor_says_the_same()
    {
        await ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(_bot.Connection).Database} SET synchronous_commit = off");

        var (code, _, errors) = await _bot.Types("run", "--Logging:LogLevel:Default=None");
        var (_, told, _) = await _bot.Types("doctor");

        Assert.Equal(ExitCode.WrongSettings, code);
        Assert.Contains("The server has synchronous_commit off", errors, StringComparison.Ordinal);
        Assert.Contains("The server has synchronous_commit off", told, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task The_doctor_finds_nothing_wrong_with_a_server_as_it_should_be_and_asks_nothing_of_SQLite()
    {
        await StartAsync();

        var (_, told, _) = await _bot.Types("doctor");

        Assert.DoesNotContain("Storage:Connection", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Storage:DataDirectory", told, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bot.Folder["data"]));
    }

    [PostgresFact]
    public async Task Backups_are_the_servers_business_and_it_says_how()
    {
        var (backup, _, how) = await _bot.Types("backup", _bot.Folder["whole.db"]);
        await File.WriteAllTextAsync(_bot.Folder["organizer.dump"], "");
        var (restore, _, back) = await _bot.Types("restore", _bot.Folder["organizer.dump"]);

        Assert.Equal((ExitCode.WrongUsage, ExitCode.WrongUsage), (backup, restore));
        Assert.Contains("pg_dump --format=custom --enable-row-security", how, StringComparison.Ordinal);
        Assert.Contains("pg_restore --clean --if-exists", back, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_migration_can_be_read_before_it_is_done()
    {
        await ExecuteAsync("DROP SCHEMA public CASCADE");
        await ExecuteAsync("CREATE SCHEMA public");

        var would = await _bot.Gets("migrate", "--dry-run");
        Assert.Matches("Would be added: [0-9]+_Initial", would);
        Assert.Contains("make one with pg_dump first", would, StringComparison.Ordinal);
        Assert.Matches("The database is up to date; added: [0-9]+_Initial", await _bot.Gets("migrate"));
        Assert.Equal("The database is up to date.\n", await _bot.Gets("migrate"));
        // Quartz would make its own when it starts, and write its locks down when it first needs them, which replicas may do at the same moment.
        await ExecuteAsync("DO $$ BEGIN ASSERT (SELECT count(*) = 2 FROM qrtz_locks WHERE sched_name = 'organizer'); END $$");

        await StartAsync();
        Assert.Equal("The database is up to date.\n", await _bot.Gets("migrate"));
    }

    [PostgresFact]
    public async Task Keys_are_replaced_by_the_running_bot_or_without_it()
    {
        await StartAsync();
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"/petition sign {code} as:counted");
        await _bot.StandsStill();

        Assert.Contains("Asked for: the keys of 1 community.", await _bot.Gets("keys", "rotate"), StringComparison.Ordinal);
        await StopAsync();
        Assert.Contains("Replaced: the keys of 1 community.", await _bot.Gets("keys", "rotate"), StringComparison.Ordinal);

        await StartAsync();
        Assert.StartsWith("You've already signed", await _bot.Member("Ana").Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task What_is_published_is_exported_from_the_server_too()
    {
        await StartAsync();
        await _bot.HasAnOpenPetition();

        await _bot.Gets("export", _bot.Folder["files"]);

        Assert.Contains("No face recognition at work", await File.ReadAllTextAsync(_bot.Folder["files/published.json"]), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Without_its_database_the_bot_lives_is_not_ready_and_can_be_stopped()
    {
        await StartAsync();
        var url = _bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Assert.Equal(ExitCode.Fine, (await Terminal.TypesAsync("health", "--url", url + "/health/ready")).Code);

        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(_bot.Connection).Database} WITH (FORCE)", "postgres");

        Assert.Equal(ExitCode.Fine, (await Terminal.TypesAsync("health", "--url", url + "/health/live")).Code);
        Assert.Equal(ExitCode.DoesNotHold, (await Terminal.TypesAsync("health", "--url", url + "/health/ready")).Code);
        await StopAsync().WaitAsync(OperationsSetup.LongestStop * 3, TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    private async Task StartAsync()
    {
        if (_runs)
        {
            await _bot.RestartAsync();
        }
        else
        {
            await _bot.InitializeAsync();
        }

        _runs = true;
    }

    private Task StopAsync() => _bot.CloseAsync();

    private async Task ExecuteAsync(string sql, string? database = null)
    {
        var address = new NpgsqlConnectionStringBuilder(_bot.Connection) { Pooling = false };
        address.Database = database ?? address.Database;
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The statements are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
