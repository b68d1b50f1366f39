using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>What moderators decide can be undone for ten minutes, and until then nothing comes of it.</summary>
public sealed class UndoReviewTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Worded = """company:Quagmire stage:offer month:2026-11 reason:"They watch." """;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Guild _guild = bot.HasAGuild();

    private Person Ana => _guild.Member("Ana");

    private Person Other => _guild.Moderator with { Name = "Noor" };

    [Theory]
    [InlineData("approve {0}")]
    [InlineData("reject {0} reason:no")]
    [InlineData("block {0} reason:no")]
    public async Task Until_the_last_second_anybody_who_moderates_can_undo_it_and_then_it_waits_as_before(string act)
    {
        var code = await Ana.Logs(Worded);
        var decided = Assert.IsType<Reply.Say>(await _guild.Moderator.Says("/review " + act.Replace("{0}", code, StringComparison.Ordinal)));
        Assert.Contains(decided.Message.Buttons, button => button is { Label: "Undo", Line.Path: "review undo" } && button.Line.Values["refusal"] == code);
        bot.Clock.Advance(Refusal.UndoTime - Second);
        await bot.KeepsReviews();

        Assert.StartsWith($"{code} waits for review again.", await Other.Hears($"/review undo {code}"), StringComparison.Ordinal);
        await bot.CarriesOut();

        Assert.StartsWith($"{code} waits for review again.", await Other.Hears($"/review undo {code}"), StringComparison.Ordinal);
        Assert.Contains(code, await Other.Hears("/review list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quagmire", await Ana.Hears("/refusal list"), StringComparison.Ordinal);
        Assert.StartsWith("Saved.", await Ana.Hears("/refusal log company:Gloomworks stage:offer"), StringComparison.Ordinal);
        Assert.Equal("Nobody is blocked here.", await Other.Hears("/organizer blocks"));
        Assert.Contains("Take back what was decided", await Other.Hears("/organizer audit"), StringComparison.Ordinal);
        Assert.StartsWith("Approved", await Other.Hears($"/review approve {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_approval_is_seen_before_it_can_no_longer_be_undone()
    {
        var code = await Ana.Logs(Worded + "credit:yes");
        await _guild.Moderator.Says($"/review approve {code}");
        bot.Clock.Advance(Refusal.UndoTime - Second);
        await bot.KeepsReviews();
        Assert.DoesNotContain("Quagmire", await Ana.Hears("/refusal list"), StringComparison.Ordinal);

        bot.Clock.Advance(Second);
        await bot.KeepsReviews();

        Assert.Contains("They watch.\n— Ana", await Ana.Hears("/refusal list"), StringComparison.Ordinal);
        Assert.StartsWith($"Too late: {code} was approved more than ten minutes ago", await Other.Hears($"/review undo {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_rejection_is_told_or_deleted_before_it_can_no_longer_be_undone()
    {
        var code = await Ana.Logs(Worded);
        await _guild.Moderator.Says($"/review reject {code} reason:\"It names a colleague.\"");
        bot.Clock.Advance(Refusal.UndoTime - Second);
        await bot.KeepsReviews();
        Assert.DoesNotContain("colleague", await Ana.Hears("/refusal list"), StringComparison.Ordinal);

        bot.Clock.Advance(Second);
        Assert.StartsWith($"Too late: {code} was rejected more than ten minutes ago", await Other.Hears($"/review undo {code}"), StringComparison.Ordinal);
        await bot.KeepsReviews();

        Assert.Contains("It names a colleague.", await Ana.Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(code));
        Assert.StartsWith($"Too late: {code} was rejected more than ten minutes ago", await Other.Hears($"/review undo {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_is_delivered_twice_is_made_once_and_an_undo_in_between_stands()
    {
        var code = await Ana.Logs(Worded);
        await _guild.Moderator.Delivers($"/review approve {code}", $"press-{code}");
        await Other.Says($"/review undo {code}");

        await _guild.Moderator.Delivers($"/review approve {code}", $"press-{code}");

        Assert.Contains(code, await Other.Hears("/review list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_is_told_what_the_other_did()
    {
        var code = await Ana.Logs(Worded);

        var told = await Task.WhenAll(_guild.Moderator.Hears($"/review approve {code}"), Other.Hears($"/review reject {code} reason:no"));

        Assert.Single(told, words => words.StartsWith($"Approved: {code}", StringComparison.Ordinal) || words.StartsWith($"Rejected: {code}", StringComparison.Ordinal));
        Assert.Single(told, words => words == $"Mo has approved {code} already; nothing changed." || words == $"Noor has rejected {code} already; nothing changed.");
    }

    [Fact]
    public async Task Whoever_takes_it_back_or_words_it_anew_meanwhile_is_heard()
    {
        var (first, second) = (await Ana.Logs(Worded), await _guild.Member("Ben").Logs(Worded));
        await _guild.Moderator.Says($"/review approve {first}");
        await _guild.Moderator.Says($"/review reject {second} reason:no");

        Assert.StartsWith("Retracted", await Ana.Hears($"/refusal retract {first}"), StringComparison.Ordinal);
        var again = await _guild.Member("Ben").Logs("""company:Quagmire stage:offer month:2026-11 reason:"They film." """);
        await bot.CarriesOut();

        Assert.Equal(0, await CountAsync(first));
        Assert.Contains(again, await Other.Hears("/review list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_what_went_along_with_a_block_undoes_all_of_it_and_no_other_rejection()
    {
        var (first, second, third) = (await Ana.Logs(Worded), await Ana.Logs(Worded.Replace("offer", "interview", StringComparison.Ordinal)), await Ana.Logs("""company:Gloomworks stage:offer month:2026-11 reason:"They film." """));
        await _guild.Moderator.Says($"/review approve {third}");
        await _guild.Moderator.Says($"/review block {first} reason:no");
        await Other.Says($"/review undo {third}");
        await _guild.Moderator.Says($"/review block {third} reason:no");

        await Other.Says($"/review undo {third}");
        var list = await Other.Hears("/review list");
        Assert.Contains(third, list, StringComparison.Ordinal);
        Assert.DoesNotContain(first, list, StringComparison.Ordinal);

        await Other.Says($"/review undo {second}");
        list = await Other.Hears("/review list");
        Assert.All([first, second, third], code => Assert.Contains(code, list, StringComparison.Ordinal));
        Assert.Equal("Nobody is blocked here.", await Other.Hears("/organizer blocks"));
    }

    [Fact]
    public async Task Whoever_logs_it_again_without_words_after_a_rejection_loses_none_of_those_before()
    {
        var code = await Ana.Logs(Worded);
        await _guild.Moderator.Says($"/review reject {code} reason:no");

        Assert.StartsWith("You've already logged this", await Ana.Hears("/refusal log company:Quagmire stage:offer month:2026-11"), StringComparison.Ordinal);
        await Other.Says($"/review undo {code}");

        Assert.Contains("They watch.", await Other.Hears("/review list"), StringComparison.Ordinal);
    }

    private Task<int> CountAsync(string code) => bot.LookAsync(db => db.Refusals.CountAsync(refusal => refusal.Code == Code.Parse(code, null)));
}
