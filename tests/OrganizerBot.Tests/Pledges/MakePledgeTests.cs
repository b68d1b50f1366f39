using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

public sealed class MakePledgeTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task Make_asks_how_first()
    {
        var code = await bot.HasAnOpenPledge();

        var reply = Assert.IsType<Reply.Say>(await bot.Member("Ana").Says($"/pledge make {code}"));

        Assert.Equal([$"pledge make pledge:{code} as:counted", $"pledge make pledge:{code} as:named"], reply.Message.Buttons.Select(button => button.Line.ToString()));
        Assert.Contains("\"Ana\" will appear here, among those who made the pledge.", bot.Member("Ana").Words(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_release_and_make_again()
    {
        var code = await bot.HasAnOpenPledge();
        var ana = bot.Member("Ana");

        Assert.StartsWith("You have not made the pledge", await ana.Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Pledged as \"Ana\"", await ana.Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.StartsWith("You've already made this pledge", await ana.Hears($"/pledge make {code} as:counted"), StringComparison.Ordinal);
        Assert.Contains("1 pledge of 5", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.Equal("Released. You can make it again while it is open.", await ana.Hears($"/pledge release {code}"));
        Assert.Contains("0 pledges of 5", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Pledged as \"Ana\"", await ana.Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.Contains("1 pledge of 5", await ana.Hears("/pledge list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pledge_without_a_name_does_not_move_the_count()
    {
        var code = await bot.HasAnOpenPledge();

        await bot.Member("Ana").Says($"/pledge make {code} as:counted");

        Assert.Contains("0 pledges", await bot.Member("Ben").Hears($"/pledge show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_holds_at_the_moment_of_reading()
    {
        await using var own = new TestBot();
        await own.InitializeAsync();
        var code = await own.HasAnOpenPledge(more: "deadline:2027-03-02");
        await own.Member("Ana").Says($"/pledge make {code} as:named");
        Assert.Contains("until 2 March 2027", await own.Member("Ana").Hears($"/pledge release {code}"), StringComparison.Ordinal);

        own.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Contains("is closed", await own.Member("Ben").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.Contains("is closed", await own.Member("Ana").Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.Contains("is closed", await own.Moderator().Hears($"/pledge post {code}"), StringComparison.Ordinal);
        Assert.Contains("closed", await own.Member("Ana").Hears("/pledge list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_effect_it_can_still_be_made_and_released_and_says_that_it_stays_announced()
    {
        var code = await bot.HasAnOpenPledge();
        var ana = bot.Member("Ana");
        await ana.Says($"/pledge make {code} as:named");
        await bot.SayThatItsGoalIsReached(code);

        Assert.StartsWith("Pledged as \"Ben\"", await bot.Member("Ben").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.EndsWith("The pledge is in effect: that was announced and stays so, without you.", await ana.Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.Contains("State: in effect, still open", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_twice_changes_nothing_and_nobody_joins_or_leaves_after_it()
    {
        var code = await bot.HasAnOpenPledge();
        await bot.Member("Ana").Says($"/pledge make {code} as:named");

        var open = await bot.Member("Ana").Hears($"/pledge show {code}");
        Assert.Contains("Named pledges count at once.", open, StringComparison.Ordinal);
        Assert.Contains("A random part always waits", open, StringComparison.Ordinal);
        Assert.DoesNotContain("signatures", open, StringComparison.Ordinal);
        Assert.EndsWith("is closed. Its cards will say so.", await bot.Moderator().Hears($"/pledge close {code} sure:yes"), StringComparison.Ordinal);
        Assert.EndsWith("was closed before; nothing changed.", await bot.Moderator().Hears($"/pledge close {code} sure:yes"), StringComparison.Ordinal);
        Assert.Contains("is closed: it can't be taken back any more. /organizer forget still removes what leads to you.", await bot.Member("Ana").Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("at the close", await bot.Member("Ana").Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.Contains("Nobody can make or release it", await bot.Member("Ben").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
    }
}
