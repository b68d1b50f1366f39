using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class RecountTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task After_anything_that_members_do_there_is_nothing_to_heal()
    {
        var (sheet, code) = await SignedByAsync(18);
        await _bot.Publishes(sheet);
        await _bot.Member("member1").Says($"petition withdraw {code}");
        await _bot.Member("member2").Says($"petition withdraw {code}");
        await _bot.Member("member2").Says($"petition sign {code} as:named");

        Assert.Empty(await LookAsync());
        await _bot.Publishes(sheet);
        Assert.Empty(await LookAsync());
        Assert.Equal(16, (await _bot.SheetOf(code)).Published);
    }

    [Fact]
    public async Task A_number_that_is_wrong_is_healed_in_the_night_and_not_before()
    {
        var (sheet, code) = await SignedByAsync(18);
        await _bot.Publishes(sheet);
        await _bot.Sweeps();
        Meddling.Run(_bot, """UPDATE "Sheets" SET "Published" = 17""");

        Assert.Equal((17, 18), Assert.Single((await LookAsync()).Select(miscount => (miscount.Published, miscount.Counted))));
        await _bot.Sweeps();
        Assert.Equal(17, (await _bot.SheetOf(code)).Published);

        await _bot.SweepsAt(new DateTimeOffset(2027, 3, 2, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(18, (await _bot.SheetOf(code)).Published);
        Assert.Empty(await LookAsync());
    }

    [Fact]
    public async Task A_log_that_lacks_leaves_is_reported_and_left_as_it_is()
    {
        var (sheet, code) = await SignedByAsync(18);
        await _bot.Publishes(sheet);
        Meddling.Run(_bot, """DELETE FROM "Leaves" WHERE "Position" = 17""");

        Assert.False(Assert.Single(await LookAsync()).CanHeal);
        await _bot.Sweeps();

        Assert.Equal((18, 18), ((await _bot.SheetOf(code)).Published, (await _bot.SheetOf(code)).TallySize));
    }

    private async Task<(Sheet Sheet, string Code)> SignedByAsync(int members)
    {
        var code = await _bot.HasAnOpenPetition(eligible: 200);
        await _bot.AllSign($"petition sign {code}", 0, members);
        return (await _bot.SheetOf(code), code);
    }

    private async Task<IReadOnlyList<Miscount>> LookAsync()
    {
        IReadOnlyList<Miscount> found = [];
        await _bot.RunAsync<Recount>(async recount => found = await recount.LookAsync(CancellationToken.None));
        return found;
    }
}
