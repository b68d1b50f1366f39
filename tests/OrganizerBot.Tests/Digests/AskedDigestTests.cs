using Microsoft.EntityFrameworkCore;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Digests;

/// <summary>A digest that moderators ask for again and again, or that comes every minute, does not tell in which minute somebody refused.</summary>
public sealed class AskedDigestTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();
    private Guild _guild = null!;
    private string _digest = "";

    [Fact]
    public async Task Nothing_in_it_changes_within_an_hour_and_the_third_refusal_is_in_it_from_the_next_one_on()
    {
        var empty = await _guild.Moderator.Hears($"/digest preview {_digest}");
        Assert.Contains("once 3 different people are behind them", empty, StringComparison.Ordinal);
        var nothing = await _guild.Moderator.Hears($"/digest send {_digest}");

        foreach (var member in new[] { "Ana", "Ben", "Cleo" })
        {
            Assert.StartsWith("Saved.", await _guild.Member(member).Hears("/refusal log company:Quagmire stage:offer"), StringComparison.Ordinal);
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
            await LooksAsync();
            Assert.Equal(empty, await _guild.Moderator.Hears($"/digest preview {_digest}"));
            Assert.Equal(nothing, await _guild.Moderator.Hears($"/digest send {_digest}"));
        }

        _bot.Clock.Advance(TimeSpan.FromHours(1));
        await LooksAsync();

        Assert.Contains("3 new refusals", await _guild.Moderator.Hears($"/digest preview {_digest}"), StringComparison.Ordinal);
        Assert.StartsWith("On its way", await _guild.Moderator.Hears($"/digest send {_digest}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_comes_every_minute_tells_it_after_the_next_full_hour_though_nobody_looked_in_between()
    {
        await _guild.Moderator.Says("/digest add channel:<#mods> schedule:\"* * * * *\"");
        await ComesAsync();
        await _guild.Log(3, "company:Quagmire stage:offer");

        for (var minute = 0; minute < 10; minute++)
        {
            await ComesAsync();
            Assert.Equal(0, await ToldAsync());
        }

        _bot.Clock.Advance(TimeSpan.FromHours(1));
        await ComesAsync();
        Assert.Equal(3, await ToldAsync());

        Task ComesAsync()
        {
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
            return LooksAsync();
        }

        Task<int> ToldAsync() => _bot.LookAsync(db => db.Refusals.CountAsync(refusal => refusal.IsTold && refusal.State == RefusalState.Published));
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
        await _guild.Knows("Quagmire");
        await _guild.Moderator.Says("/digest add schedule:daily 18:30");
        _digest = (await _bot.LookAsync(db => db.Digests.Select(digest => digest.Code).SingleAsync())).ToString();
        await _guild.Moderator.Says($"/digest send {_digest}");
        await LooksAsync();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task LooksAsync() => _bot.RunAsync<DigestRunner>(runner => runner.RunDueAsync(TestContext.Current.CancellationToken));
}
