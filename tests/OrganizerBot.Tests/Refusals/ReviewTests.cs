using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class ReviewTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Worded = """company:Quagmire stage:offer month:2026-11 reason:"They watch." role:tester link:https://example.org/a""";

    private readonly Guild _guild = bot.HasAGuild();

    private Person Other => _guild.Moderator with { Name = "Noor" };

    [Fact]
    public async Task A_moderator_reads_everything_but_who_wrote_it()
    {
        var code = await _guild.Member("Ana").Logs(Worded);

        var reply = Assert.IsType<Reply.Say>(await _guild.Moderator.Says("/review list"));

        var list = _guild.Moderator.Words(reply);
        Assert.All([code, "Quagmire", "Offer", "November 2026", "They watch.", "tester", "https://example.org/a"], part => Assert.Contains(part, list, StringComparison.Ordinal));
        Assert.DoesNotContain("Ana", list, StringComparison.Ordinal);
        Assert.Equal([$"Approve {code}", $"Reject {code}"], reply.Message.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task A_waiting_refusal_is_seen_by_nobody_but_moderators_of_its_community()
    {
        var code = await _guild.Member("Ana").Logs(Worded);
        var elsewhere = bot.HasAGuild().Moderator;

        Assert.StartsWith("Only moderators", await _guild.Member("Ben").Hears("/review list"), StringComparison.Ordinal);
        Assert.DoesNotContain("They watch.", await elsewhere.Hears("/review list"), StringComparison.Ordinal);
        Assert.DoesNotContain("They watch.", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        foreach (var act in (string[])["/review approve {0}", "/review reject {0} reason:no"])
        {
            Assert.Equal(
                await elsewhere.Hears(act.Replace("{0}", "00000", StringComparison.Ordinal)),
                (await elsewhere.Hears(act.Replace("{0}", code, StringComparison.Ordinal))).Replace(code, "00000", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Codes_that_wait_are_suggested_to_moderators_only()
    {
        var code = await _guild.Member("Ana").Logs(Worded);

        Assert.Equal([code], await SuggestedTo(_guild.Moderator, "review approve"));
        Assert.Empty(await SuggestedTo(_guild.Member("Ana"), "review approve"));
        Assert.Empty(await SuggestedTo(_guild.Member("Ana"), "refusal retract"));
    }

    [Fact]
    public async Task An_approval_is_done_once_and_forgets_whom_to_tell()
    {
        var code = await _guild.Member("Ana").Logs(Worded);

        Assert.StartsWith($"Approved: {code}.", await _guild.Moderator.Hears($"/review approve {code}"), StringComparison.Ordinal);
        Assert.Equal($"Mo has approved {code} already; nothing changed.", await _guild.Moderator.Hears($"/review approve {code}"));
        Assert.Equal($"Mo has approved {code} already; nothing changed.", await Other.Hears($"/review reject {code} reason:late"));

        Assert.StartsWith("Nothing waits", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
        await bot.CarriesOut();
        Assert.Equal($"Mo has approved {code} already; nothing changed.", await Other.Hears($"/review block {code} reason:late"));
        Assert.Null(await bot.LookAsync(db => db.Refusals.Where(refusal => refusal.Code == Code.Parse(code, null)).Select(refusal => refusal.Recipient).SingleAsync()));
    }

    [Fact]
    public async Task A_new_company_is_known_once_a_refusal_of_it_is_approved()
    {
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:offer");

        await _guild.Approves(code);

        Assert.Contains("Quagmire", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        Assert.StartsWith("Saved. Without your name it is added", await _guild.Member("Ben").Hears("/refusal log company:Quagmire stage:offer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejecting_asks_for_the_reason()
    {
        var code = await _guild.Member("Ana").Logs(Worded);

        var form = Assert.IsType<Reply.Ask>(await _guild.Moderator.Says($"/review reject refusal:{code}")).Form;
        Assert.Equal(["reason"], form.Fields.Select(field => field.Name));

        Assert.StartsWith($"Rejected: {code}", _guild.Moderator.Words(await _guild.Moderator.Sends(form, ("reason", "It names a colleague."))), StringComparison.Ordinal);
        Assert.StartsWith("Nothing waits", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_of_a_rejected_refusal_is_told_why_once_in_their_language()
    {
        var ana = _guild.Member("Ana") with { Language = Language.French };
        var code = await ana.Logs(Worded);
        await _guild.Moderator.Says($"/review reject {code} reason:\"It names a colleague.\"");
        await bot.CarriesOut();

        Assert.DoesNotContain("It names a colleague.", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        var told = await ana.Hears("/refusal list");

        Assert.StartsWith("Votre refus de Quagmire (Offre, novembre 2026) n'a pas été publié", told, StringComparison.Ordinal);
        Assert.Contains("« It names a colleague. »", told, StringComparison.Ordinal);
        Assert.DoesNotContain("It names a colleague.", await ana.Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_of_a_rejected_refusal_without_words_is_not_asked_for_other_words()
    {
        await _guild.Knows("Quagmire");
        await _guild.Moderator.Says("/organizer settings review:all");
        var ana = _guild.Member("Ana");
        await _guild.Moderator.Says($"/review reject {await ana.Logs("company:Quagmire stage:offer month:2026-11")} reason:\"Nobody was offered one.\"");
        await bot.CarriesOut();

        Assert.StartsWith("Your refusal of Quagmire (Offer, November 2026) was not counted and is deleted. The moderators' reason: \"Nobody was offered one.\".", await ana.Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_refusal_is_deleted_and_can_be_logged_in_other_words()
    {
        var code = await _guild.Member("Ana").Logs(Worded);
        await _guild.Moderator.Says($"/review reject {code} reason:no");
        await bot.CarriesOut();

        Assert.Equal($"Mo has rejected {code} already; nothing changed.", await Other.Hears($"/review approve {code}"));
        Assert.False(await bot.LookAsync(db => db.Refusals.AnyAsync(refusal => refusal.Code == Code.Parse(code, null))));
        Assert.NotEqual(code, await _guild.Member("Ana").Logs(Worded));
    }

    [Fact]
    public async Task Ten_stand_on_a_page_in_the_order_of_their_codes()
    {
        await _guild.Log(12, Worded);

        var first = Codes(await _guild.Moderator.Says("/review list"));
        var second = Codes(await _guild.Moderator.Says("/review list page:2"));

        Assert.Equal(10, first.Length);
        Assert.Equal(2, second.Length);
        Assert.Equal(12, first.Concat(second).Distinct().Count());
        Assert.Equal([.. first, .. second], first.Concat(second).Order(StringComparer.Ordinal));
    }

    private static string[] Codes(Reply reply) =>
        [.. Assert.IsType<Reply.Say>(reply).Message.Buttons.Where(button => button.Line.Path == "review approve").Select(button => button.Line.Values["refusal"])];

    private async Task<IEnumerable<string>> SuggestedTo(Person person, string path)
    {
        var dispatcher = (CommandDispatcher)bot.Services.GetService(typeof(CommandDispatcher))!;
        var choices = await dispatcher.SuggestAsync(new CommandLine(path), "refusal", "", person.Visitor("typing"), TestContext.Current.CancellationToken);
        return choices.Select(choice => choice.Value);
    }
}
