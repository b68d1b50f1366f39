using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class SheetKeeperTests : IAsyncLifetime
{
    private readonly StillBot _bot = new() { Lots = Lots.Fair with { Margin = () => 0 } };

    [Fact]
    public async Task A_pledge_that_all_made_by_name_takes_effect_at_once_and_is_announced_once_in_each_channel()
    {
        var code = await _bot.HasAnOpenPledge(mass: 5);
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 3);
        await _bot.AllSign($"/pledge make {code}", 0, 4, "named");
        await _bot.Sweeps();
        Assert.Equal(0, await _bot.Announced("goal", sheet));

        await _bot.AllSign($"/pledge make {code}", 4, 1, "named");
        await ManySweeps();

        Assert.Equal(3, await _bot.Announced("goal", sheet));
        Assert.Contains("in effect", await _bot.Member("Reader").Hears($"/pledge show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pledge_that_somebody_made_without_a_name_waits_for_the_weekly_hour()
    {
        var code = await _bot.HasAnOpenPledge(eligible: 20, mass: 5);
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 2);
        await _bot.AllSign($"/pledge make {code}", 0, 4, "named");
        await _bot.AllSign($"/pledge make {code}", 4, 1);

        await _bot.SweepsAt(SigningScenes.Thursday.AddSeconds(-1));
        Assert.Equal(0, await _bot.Announced("goal", sheet));

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await ManySweeps();
        Assert.Equal(2, await _bot.Announced("goal", sheet));
        Assert.Equal(SigningScenes.Thursday, (await _bot.SheetOf(code)).GoalSaidAt);

        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7));
        Assert.Equal(2, await _bot.Announced("goal", sheet));
    }

    [Fact]
    public async Task In_a_large_group_it_takes_effect_with_the_step_that_reaches_its_critical_mass()
    {
        var code = await _bot.HasAnOpenPledge(eligible: 90, mass: 5);
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 1);
        await _bot.AllSign($"/pledge make {code}", 0, 1, "named");
        await _bot.AllSign($"/pledge make {code}", 1, 45);

        await _bot.SweepsAt(SigningScenes.Thursday.AddSeconds(-1));
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await ManySweeps();
        Assert.Equal(1, await _bot.Announced("goal", sheet));
    }

    [Fact]
    public async Task A_close_is_said_once_in_each_channel()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 2);
        await _bot.AllSign($"/petition sign {code}", 0, 12);

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await ManySweeps();

        Assert.Equal(2, await _bot.Announced("close", sheet));
        Assert.True((await _bot.SheetOf(code)).CloseSaid);
        Assert.Equal(12, await _bot.ShownBy($"/petition show {code}"));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>Eight at once, as if many replicas looked, then two in a row.</summary>
    private async Task ManySweeps()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_bot.Sweeps)));
        await _bot.Sweeps();
        await _bot.Sweeps();
    }
}
