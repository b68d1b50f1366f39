using Microsoft.EntityFrameworkCore;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteStorageTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task The_migrations_make_the_model_as_it_is() =>
        Assert.False(await _bot.LookAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    public async Task Each_connection_is_durable_and_forgets_what_is_deleted(string pragma, string value) =>
        Assert.Equal(value, await _bot.LookAsync(db => Pragma(db, pragma)));

    [Fact]
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

    [Fact]
    public async Task Opened_again_it_knows_everything()
    {
        var code = await _bot.HasAnOpenPetition();
        var pledge = await _bot.HasAnOpenPledge();
        await _bot.Member("Ana").Delivers($"/petition sign {code} as:named", "once");
        await _bot.Member("Ben").Says($"/petition sign {code} as:counted");
        var petition = await _bot.Member("Ana").Hears($"/petition show {code}");
        var mine = await _bot.Member("Ana").Hears("/organizer mine");

        await _bot.RestartAsync();

        Assert.Equal(petition, await _bot.Member("Ana").Hears($"/petition show {code}"));
        Assert.Equal(mine, await _bot.Member("Ana").Hears("/organizer mine"));
        Assert.Contains("0 pledges of 5", await _bot.Member("Ana").Hears($"/pledge show {pledge}"), StringComparison.Ordinal);
        Assert.StartsWith("You've already signed; nothing changed.", await _bot.Member("Ben").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        var ana = _bot.Member("Ana");
        Assert.Equal("This was done already; nothing changed.", ana.Words(await ana.Delivers($"/petition sign {code} as:named", "once")));
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
