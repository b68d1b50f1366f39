using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ShowMineTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task It_lists_what_carries_the_name_and_never_what_does_not()
    {
        var (named, counted) = (await bot.HasAnOpenPetition(), await bot.HasAnOpenPetition());
        var (made, silent) = (await bot.HasAnOpenPledge(), await bot.HasAnOpenPledge());
        var ana = bot.Member("Ana");
        await ana.Says($"/petition sign {named} as:named");
        await ana.Says($"/petition sign {counted} as:counted");
        await ana.Says($"/pledge make {made} as:named");
        await ana.Says($"/pledge make {silent} as:counted");

        var mine = await ana.Hears("/organizer mine");

        Assert.Contains($"Petition {named}", mine, StringComparison.Ordinal);
        Assert.Contains($"Pledge {made}", mine, StringComparison.Ordinal);
        Assert.DoesNotContain(counted, mine, StringComparison.Ordinal);
        Assert.DoesNotContain(silent, mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_and_whoever_signed_without_a_name_read_the_same_words()
    {
        var petition = await bot.HasAnOpenPetition();
        await bot.Member("Ben").Says($"/petition sign {petition} as:counted");

        var ben = await bot.Member("Ben").Hears("/organizer mine");

        Assert.Contains("Nothing here carries your name.", ben, StringComparison.Ordinal);
        Assert.Equal(await bot.Member("Cem").Hears("/organizer mine"), ben);
    }
}
