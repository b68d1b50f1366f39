using Microsoft.EntityFrameworkCore;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

/// <summary>What holds on every engine.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task The_migrations_make_the_model_as_it_is() =>
        Assert.False(await _bot.LookAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));

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
}
