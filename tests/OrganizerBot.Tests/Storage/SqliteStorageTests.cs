using Microsoft.EntityFrameworkCore;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteStorageTests : IAsyncLifetime
{
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
