using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

public sealed class ModeratePledgeTests(TestBot bot) : IClassFixture<TestBot>
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
        var past = Assert.IsType<Reply.Mend>(await moderator.Says("/pledge start target:X statement:\"I will\" criticalmass:2 deadline:2027-02-27"));
        Assert.StartsWith("\"2027-02-27\" is over", past.Form.Fields.Single(field => field.Name == "deadline").Problem, StringComparison.Ordinal);
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
    public async Task A_draft_cannot_be_closed_or_posted()
    {
        var code = await bot.HasADraftedPledge();

        Assert.StartsWith("This pledge is a draft", await bot.Moderator().Hears($"/pledge close {code} sure:yes"), StringComparison.Ordinal);
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
    public async Task Posting_writes_the_card_and_its_message_together()
    {
        await using var own = new TestBot();
        await own.InitializeAsync();
        var code = Code.Parse(await own.HasAnOpenPledge(), null);
        await own.RunAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<OrganizerDb>();
            var caller = await services.GetRequiredService<CommunityRegister>().RecogniseAsync(own.Moderator().Visitor("post"), CancellationToken.None);
            var cards = new CardPosting(db, new Posting(db, [new QuietPlatform(Platform.Discord)], own.Clock), new Silence(db, own.Clock), own.Clock);
            var handler = new PostPledge.Handler(db, cards, services.GetRequiredService<PledgeFace>(), own.Clock);

            var reply = await handler.HandleAsync(new PostPledge(code), caller, CancellationToken.None);
            await db.SaveChangesAsync();

            Assert.Equal("On its way to general.", own.Moderator().Words(reply));
            var card = await db.Cards.SingleAsync();
            Assert.Equal(card.OutboxId, (await db.Outbox.SingleAsync()).Id);
            Assert.Equal(card.SheetId, (await db.Pledges.SingleAsync()).SheetId);
        });
    }

    [Fact]
    public async Task The_platforms_count_bounds_what_moderators_say()
    {
        await using var own = new TestBot();
        await own.InitializeAsync();
        await own.HasADraftedPledge();
        await own.RunAsync<OrganizerDb>(async db =>
        {
            var electorate = new Electorate(db, [new QuietPlatform(Platform.Discord)]);
            var campaign = (await db.Pledges.SingleAsync()).CampaignId;

            Assert.Equal(30, (await electorate.SettleAsync(campaign, 5000, CancellationToken.None)).Eligible);
            Assert.Equal(12, (await electorate.SettleAsync(campaign, 12, CancellationToken.None)).Eligible);
            Assert.Equal(30, (await electorate.SettleAsync(campaign, null, CancellationToken.None)).Eligible);
        });
    }

    [Fact]
    public async Task Suggestions_hold_only_what_the_caller_may_see()
    {
        var (open, draft) = (await bot.HasAnOpenPledge(), await bot.HasADraftedPledge());

        var toMember = await SuggestedTo(bot.Member("Ana"), "pledge make");

        Assert.Contains(open, toMember);
        Assert.DoesNotContain(draft, toMember);
        Assert.Contains(draft, await SuggestedTo(bot.Moderator(), "pledge open"));
        Assert.Empty(await SuggestedTo(bot.Member("Ana"), "pledge open"));
        Assert.Empty(await SuggestedTo(bot.SlackMember("Sam"), "pledge make"));
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

    private async Task<IEnumerable<string>> SuggestedTo(Person person, string path) =>
        (await bot.Services.GetRequiredService<CommandDispatcher>().SuggestAsync(new CommandLine(path), "pledge", "lighthouse", person.Visitor("suggest"), CancellationToken.None))
            .Select(choice => choice.Value);
}
