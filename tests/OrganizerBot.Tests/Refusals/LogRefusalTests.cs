using System.Text;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class LogRefusalTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Choices = """company:"Lighthouse Cloud" stage:interview""";

    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task One_made_of_choices_about_a_known_company_counts_at_once()
    {
        await _guild.Knows("Lighthouse Cloud");

        Assert.StartsWith("Saved. Without your name it is added to the numbers", await _guild.Member("Ana").Hears($"/refusal log {Choices}"), StringComparison.Ordinal);

        Assert.StartsWith("Nothing waits for you.", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reason:\"They watch.\"", "Saved. A moderator reads your words before they appear, without your name.")]
    [InlineData("role:tester", "Saved. A moderator reads your words before they appear, without your name.")]
    [InlineData("link:https://example.org/a", "Saved. A moderator reads your words before they appear, without your name.")]
    [InlineData("credit:yes", "Saved. A moderator reads it before it appears, with your name: Ana.")]
    [InlineData("credit:no", "Saved. Without your name it is added")]
    public async Task Words_of_any_kind_wait_for_a_moderator(string words, string answer)
    {
        await _guild.Knows("Lighthouse Cloud");

        Assert.StartsWith(answer, await _guild.Member("Ana").Hears($"/refusal log {Choices} {words}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_moderators_look_at_every_one_choices_alone_wait_too_and_say_so()
    {
        await _guild.Knows("Lighthouse Cloud");
        Assert.Contains("Reviewed first: Every refusal", await _guild.Moderator.Hears("/organizer settings review:all"), StringComparison.Ordinal);
        Assert.Contains("Once you press the button your refusal waits for a moderator", await _guild.Member("Ana").Hears("/refusal reply company:\"Lighthouse Cloud\""), StringComparison.Ordinal);

        var logged = await _guild.Member("Ana").Says($"/refusal log {Choices}");

        Assert.StartsWith("Saved. Here moderators look at every refusal before it counts", _guild.Member("Ana").Words(logged), StringComparison.Ordinal);
        var code = RefusalScenes.CodeOf(logged);
        var waiting = await _guild.Moderator.Hears("/review list");
        Assert.Contains(code, waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", waiting, StringComparison.Ordinal);
        await _guild.Approves(code);
        Assert.Equal(RefusalState.Published, await StateOf(code));
        Assert.Null(await SealedOf(code));
        Assert.Contains("moderators here look at it before it counts", await _guild.Member("Ana").Hears("/organizer privacy"), StringComparison.Ordinal);

        await _guild.Moderator.Says("/organizer settings review:words");
        Assert.Equal(RefusalState.Published, await StateOf(await _guild.Member("Ben").Logs(Choices)));
        Assert.Contains("Reviewed first: Refusals with words → Every refusal", await _guild.Moderator.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_stands_in_sight_in_the_form_and_is_sent_along()
    {
        await _guild.Knows("Lighthouse Cloud");
        var ana = _guild.Member("Ana");

        var form = Assert.IsType<Reply.Ask>(await ana.Says("/refusal log link:https://jobs.example/42 role:tester")).Form;

        Assert.Equal(["company", "stage", "role", "link", "month", "reason", "credit"], form.Fields.Select(field => field.Name));
        Assert.Equal(["tester", "https://jobs.example/42"], form.Fields.Select(field => field.Value).OfType<string>());
        Assert.Equal("refusal log", form.Line.ToString());
        var mend = Assert.IsType<Reply.Mend>(await ana.Sends(form, ("company", "Lighthouse Cloud"), ("stage", "nonsense"), ("role", "tester"), ("link", "https://jobs.example/42")));
        var again = Assert.IsType<Reply.Ask>(await ana.Says(Assert.Single(mend.Message.Buttons).Line.ToString())).Form;
        Assert.Equal(["company", "stage", "role", "link"], again.Fields.Take(4).Select(field => field.Name));
        Assert.Equal("https://jobs.example/42", again.Fields[3].Value);
    }

    [Fact]
    public async Task A_company_that_is_new_waits_and_nobody_sees_its_name()
    {
        var answer = await _guild.Member("Ana").Hears("/refusal log company:Quagmire stage:offer");

        Assert.StartsWith("Saved. The company is new here", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Quagmire", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Contains("Quagmire", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_database_does_not_tell_which_new_company_waits()
    {
        await _guild.Member("Ana").Says("/refusal log company:Xylophagon stage:offer");
        Assert.Equal(0, TimesOnDisk("Xylophagon") + TimesOnDisk("XYLOPHAGON"));

        await _guild.Moderator.Says("/petition start target:Xylophagon addressee:x title:y text:z deadline:30d");
        Assert.NotEqual(0, TimesOnDisk("Xylophagon"));
    }

    [Fact]
    public async Task Two_who_name_the_same_new_company_meet_in_one_campaign()
    {
        await _guild.Member("Ana").Says("/refusal log company:\"Quag Mire\" stage:offer");
        await _guild.Member("Ben").Says("/refusal log company:quag-mire stage:offer");

        Assert.Equal(2, await bot.LookAsync(db => WaitingHere(db).CountAsync()));
        Assert.Single(await bot.LookAsync(db => WaitingHere(db).Select(refusal => refusal.CampaignId).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task A_petition_about_a_company_that_waits_joins_its_campaign()
    {
        await _guild.Member("Ana").Says("/refusal log company:Quagmire stage:offer");
        await _guild.Drafts("Quagmire");
        await _guild.Member("Ben").Says("/refusal log company:Quagmire stage:offer");

        Assert.Single(await bot.LookAsync(db => WaitingHere(db).Select(refusal => refusal.CampaignId).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task Nothing_tells_that_moderators_prepare_something_about_a_company()
    {
        await _guild.Drafts("Lighthouse Cloud");

        Assert.StartsWith("Saved. The company is new here", await _guild.Member("Ana").Hears($"/refusal log {Choices}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lighthouse", await _guild.Member("Ana").Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Empty(await SuggestedCompanies());
    }

    [Fact]
    public async Task The_same_act_again_changes_nothing_and_another_month_or_stage_is_another_act()
    {
        await _guild.Knows("Lighthouse Cloud");
        var ana = _guild.Member("Ana");
        var code = await ana.Logs(Choices);

        var again = await ana.Says($"/refusal log {Choices}");
        Assert.StartsWith("You've already logged this; nothing changed.", ana.Words(again), StringComparison.Ordinal);
        Assert.Equal(code, RefusalScenes.CodeOf(again));

        Assert.NotEqual(code, await ana.Logs($"{Choices} month:2026-11"));
        Assert.NotEqual(code, await ana.Logs("""company:"Lighthouse Cloud" stage:offer"""));
    }

    [Fact]
    public async Task Logged_twice_at_the_same_moment_it_is_one_act()
    {
        var ana = _guild.Member("Ana");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.Says($"/refusal log {Choices} reason:\"They watch.\"")));

        Assert.Equal(1, await bot.LookAsync(db => WaitingHere(db).CountAsync()));
    }

    [Fact]
    public async Task Other_words_replace_those_that_wait_under_another_code()
    {
        var ana = _guild.Member("Ana");
        var code = await ana.Logs($"{Choices} reason:\"First thoughts\"");

        var again = await ana.Says($"/refusal log {Choices} reason:\"Second thoughts\"");
        Assert.StartsWith("What you write now takes the place", ana.Words(again), StringComparison.Ordinal);

        var waiting = await _guild.Moderator.Hears("/review list");
        Assert.Contains("Second thoughts", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("First thoughts", waiting, StringComparison.Ordinal);
        Assert.StartsWith($"No refusal {code} waits here", await _guild.Moderator.Hears($"/review approve {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_come_after_publication_change_nothing_and_say_what_to_do()
    {
        await _guild.Knows("Lighthouse Cloud");
        await _guild.Member("Ana").Logs(Choices);

        var answer = await _guild.Member("Ana").Hears($"/refusal log {Choices} reason:\"Second thoughts\"");

        Assert.Contains("retract it and log it again", answer, StringComparison.Ordinal);
        Assert.StartsWith("Nothing waits", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-04")]
    [InlineData("2009-12")]
    public async Task A_month_that_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(string month)
    {
        var reply = Assert.IsType<Reply.Mend>(await _guild.Member("Ana").Says($"/refusal log {Choices} month:{month} reason:\"They watch.\""));

        var field = reply.Form.Fields.Single(field => field.Name == "month");
        Assert.Contains($"\"{month}\" is not a month from 2010 until now", field.Problem, StringComparison.Ordinal);
        Assert.Equal("They watch.", reply.Form.Fields.Single(field => field.Name == "reason").Value);
        var filled = reply.Form.Fields.Select(field => (field.Name, field.Value ?? "")).Append(("month", "2026-11"));
        Assert.IsType<Reply.Say>(await _guild.Member("Ana").Sends(reply.Form, [.. filled]));
    }

    [Fact]
    public async Task Where_a_form_cannot_show_what_is_wrong_the_button_opens_one_with_all_that_was_typed()
    {
        var ana = _guild.Member("Ana");
        var wrong = Assert.IsType<Reply.Mend>(await ana.Says($"/refusal log {Choices} month:2027-04 reason:\"They watch.\""));

        var form = Assert.IsType<Reply.Ask>(await ana.Says(Assert.Single(wrong.Message.Buttons).Line.ToString())).Form;

        Assert.Equal("They watch.", form.Fields.Single(field => field.Name == "reason").Value);
        Assert.Equal(("month", "2027-04", "\"2027-04\" is not a month from 2010 until now: write it like 2026-11"), (form.Fields[0].Name, form.Fields[0].Value, form.Fields[0].Problem));
        Assert.IsType<Reply.Say>(await ana.Sends(form, [.. form.Fields.Select(field => (field.Name, field.Value ?? "")), ("month", "2026-11")]));
    }

    [Fact]
    public async Task Without_options_a_form_opens_in_which_the_company_can_be_written()
    {
        var form = Assert.IsType<Reply.Ask>(await _guild.Member("Ana").Says("/refusal log")).Form;

        Assert.Equal(["company", "stage"], form.Fields.Where(field => field.Required).Select(field => field.Name));
        Assert.Equal(["company", "stage", "month", "reason", "role", "link", "credit"], form.Fields.Select(field => field.Name));
        Assert.IsType<Reply.Say>(await _guild.Member("Ana").Sends(form, ("company", "Quagmire"), ("stage", "recruiter-message")));
    }

    [Fact]
    public async Task A_guest_cannot_log()
    {
        var dispatcher = (CommandDispatcher)bot.Services.GetService(typeof(CommandDispatcher))!;
        var guest = _guild.Member("Gus").Visitor("guest") with { IsOutsider = true };

        var reply = await dispatcher.DispatchAsync($"refusal log {Choices}", guest, TestContext.Current.CancellationToken);

        Assert.StartsWith("Only members", _guild.Member("Gus").Words(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_French_it_answers_in_French()
    {
        var ana = _guild.Member("Ana") with { Language = Language.French };

        Assert.StartsWith(
            "Enregistré. La modération relit votre texte avant publication, sans votre nom.",
            await ana.Hears($"/refusal log {Choices} reason:\"Ils surveillent.\""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_are_the_companies_that_the_community_knows()
    {
        await _guild.Knows("Lighthouse Cloud");
        await _guild.Member("Ana").Says("/refusal log company:Quagmire stage:offer");

        Assert.Equal(["Lighthouse Cloud"], await SuggestedCompanies());
    }

    [Fact]
    public async Task The_database_holds_no_typed_word_and_no_author_in_clear()
    {
        await _guild.Member("Xanthippe-Vole").Says(
            """/refusal log company:"Lighthouse Cloud" stage:offer reason:"Gloxinia everywhere" role:"Parquet whisperer" link:https://example.org/Yttrium credit:yes""");
        await _guild.Moderator.Says($"/review reject {await _guild.Member("Ana").Logs(Choices + " reason:Gloxinia")} reason:\"Kohlrabi forbidden\"");
        await _guild.Moderator.Says($"/review approve {await _guild.Member("Xanthippe-Vole").Logs(Choices + " reason:Gloxinia credit:yes")}");

        Assert.All(["Xanthippe", "Gloxinia", "Parquet", "Yttrium", "Kohlrabi"], word => Assert.Equal(0, TimesOnDisk(word)));
    }

    private async Task<IEnumerable<string>> SuggestedCompanies()
    {
        var dispatcher = (CommandDispatcher)bot.Services.GetService(typeof(CommandDispatcher))!;
        var choices = await dispatcher.SuggestAsync(
            new CommandLine("refusal log"), "company", "", _guild.Member("Ben").Visitor("typing"), TestContext.Current.CancellationToken);
        return choices.Select(choice => choice.Value);
    }

    private IQueryable<Refusal> WaitingHere(OrganizerDb db) => db.Refusals.Where(refusal =>
        refusal.State == RefusalState.Waiting
        && db.Communities.Any(community => community.Id == refusal.CommunityId && community.PlatformId == _guild.Ref.Id));

    private Task<byte[]?> SealedOf(string code) => bot.LookAsync(db => db.Refusals.Where(refusal => refusal.Code == Code.Parse(code, null)).Select(refusal => refusal.SealedTestimony).SingleAsync());

    private Task<RefusalState> StateOf(string code) => bot.LookAsync(db => db.Refusals.Where(refusal => refusal.Code == Code.Parse(code, null)).Select(refusal => refusal.State).SingleAsync());

    private int TimesOnDisk(string words) => TestDatabase.FilesOf(bot).Sum(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd().Split(words).Length - 1;
    });
}
