using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteStorageTests : IAsyncLifetime
{
    /// <summary>SQLITE_CANTOPEN.</summary>
    private const int CannotOpen = 14;

    private readonly TestBot _bot = new();

    [SqliteFact]
    public async Task Each_connection_is_durable_and_forgets_what_is_deleted()
    {
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1") })
        {
            Assert.Equal((pragma, value), (pragma, await _bot.LookAsync(db => Pragma(db, pragma))));
        }
    }

    [SqliteFact]
    public async Task A_second_bot_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => OrganizerHost.Build(new OrganizerHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Storage:DataDirectory"] = _bot.Folder["data"],
                ["Storage:KeysDirectory"] = _bot.Folder["keys"],
                ["Logging:LogLevel:Default"] = "None",
            },
        }));

        Assert.Contains($"Another OrganizerBot is running on {_bot.Folder["data"]}.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("give this one a data folder of its own (Storage:DataDirectory)", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("Signed as", await _bot.Member("Ana").Hears($"/petition sign {await _bot.HasAnOpenPetition()} as:named"), StringComparison.Ordinal);
    }

    /// <summary>An empty file in its place would look as if all were well.</summary>
    [SqliteFact]
    public async Task A_database_that_vanished_is_made_anew_by_no_connection()
    {
        var file = Path.Combine(_bot.Folder["data"], "organizer.db");
        var opened = await _bot.LookAsync(db => Task.FromResult(db.Database.GetConnectionString()));
        File.Move(file, _bot.Folder["away.db"]);

        await using (var another = new SqliteConnection(opened + ";Pooling=False"))
        {
            Assert.Equal(CannotOpen, (await Assert.ThrowsAsync<SqliteException>(another.OpenAsync)).SqliteErrorCode);
        }

        Assert.Throws<SqliteException>(() => new SqliteLedger(file));
        Assert.False(File.Exists(file));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private static async Task<string?> Pragma(OrganizerDb db, string pragma)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are this class's own.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        return $"{await command.ExecuteScalarAsync()}";
    }
}
