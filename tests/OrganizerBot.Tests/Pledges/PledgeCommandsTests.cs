using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

public sealed class PledgeCommandsTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task A_draft_is_seen_by_its_moderators_only()
    {
        var code = await bot.HasADraftedPledge();

        Assert.Contains("I will decline interviews", await bot.Moderator().Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no pledge", await bot.Member("Ana").Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no pledge", await bot.Member("Ana").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.DoesNotContain(code, await bot.Member("Ana").Hears("/pledge list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start target:X statement:Y criticalmass:3")]
    [InlineData("open {0}")]
    [InlineData("post {0}")]
    [InlineData("close {0}")]
    public async Task Members_cannot_do_what_moderators_do(string command)
    {
        var code = await bot.HasAnOpenPledge();

        var heard = await bot.Member("Ana").Hears("/pledge " + command.Replace("{0}", code, StringComparison.Ordinal));

        Assert.StartsWith("Only moderators", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mass_of_one_or_a_deadline_in_the_past_is_refused()
    {
        var moderator = bot.Moderator();

        Assert.IsType<Reply.Mend>(await moderator.Says("/pledge start target:X statement:\"I will\" criticalmass:1"));
        Assert.StartsWith("That day is over", await moderator.Hears("/pledge start target:X statement:\"I will\" criticalmass:2 deadline:2027-02-27"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_says_that_the_mass_was_lowered_for_a_small_group()
    {
        var code = await bot.HasADraftedPledge(mass: 20);

        var opened = await bot.Moderator().Hears($"/pledge open {code} eligible:15");

        Assert.Contains("takes effect once 10 have made it", opened, StringComparison.Ordinal);
        Assert.Contains("You asked for 20", opened, StringComparison.Ordinal);
        Assert.StartsWith("The pledge I will decline interviews at Lighthouse Cloud is open already", await bot.Moderator().Hears($"/pledge open {code} eligible:99"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_asks_for_the_size_of_the_group_when_no_platform_tells()
    {
        var code = await bot.HasADraftedPledge();

        Assert.Contains($"/pledge open {code} eligible:25", await bot.Moderator().Hears($"/pledge open {code}"), StringComparison.Ordinal);
    }

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

        Assert.StartsWith("You have not signed", await ana.Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Signed as \"Ana\"", await ana.Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.StartsWith("You've already signed", await ana.Hears($"/pledge make {code} as:counted"), StringComparison.Ordinal);
        Assert.Contains("1 pledge of 5", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.Equal("Released. You can make it again while it is open.", await ana.Hears($"/pledge release {code}"));
        Assert.Contains("0 pledges of 5", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Signed as \"Ana\"", await ana.Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
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
        Assert.Contains("until 3 March 2027", await own.Member("Ana").Hears($"/pledge release {code}"), StringComparison.Ordinal);

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

        Assert.StartsWith("Signed as \"Ben\"", await bot.Member("Ben").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.EndsWith("The pledge is in effect: that was announced and stays so, without you.", await ana.Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.Contains("State: in effect, still open", await ana.Hears($"/pledge show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_twice_changes_nothing_and_nobody_joins_or_leaves_after_it()
    {
        var code = await bot.HasAnOpenPledge();
        await bot.Member("Ana").Says($"/pledge make {code} as:named");

        Assert.EndsWith("is closed. Its cards will say so.", await bot.Moderator().Hears($"/pledge close {code}"), StringComparison.Ordinal);
        Assert.EndsWith("was closed before; nothing changed.", await bot.Moderator().Hears($"/pledge close {code}"), StringComparison.Ordinal);
        Assert.Contains("Nobody can make or release it", await bot.Member("Ana").Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.Contains("Nobody can make or release it", await bot.Member("Ben").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_cannot_be_closed_or_posted()
    {
        var code = await bot.HasADraftedPledge();

        Assert.StartsWith("This pledge is a draft", await bot.Moderator().Hears($"/pledge close {code}"), StringComparison.Ordinal);
        Assert.StartsWith("This pledge is a draft", await bot.Moderator().Hears($"/pledge post {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posting_promises_nothing_while_the_platform_does_not_answer()
    {
        var code = await bot.HasAnOpenPledge();

        Assert.StartsWith("The platform did not answer", await bot.Moderator().Hears($"/pledge post {code}"), StringComparison.Ordinal);
        Assert.False(await bot.LookAsync(db => db.Cards.AnyAsync()));
    }

    [Fact]
    public async Task A_foreign_code_and_an_unknown_one_answer_the_same()
    {
        var code = await bot.HasAnOpenPledge();
        var stranger = bot.SlackMember("Sam") with { Moderates = true };

        foreach (var verb in new[] { "open", "post", "make", "release", "show", "close" })
        {
            var foreign = await stranger.Hears($"/pledge {verb} {code}");
            Assert.Equal(foreign.Replace(code, "00000", StringComparison.Ordinal), await stranger.Hears($"/pledge {verb} 00000"));
        }
    }
}
