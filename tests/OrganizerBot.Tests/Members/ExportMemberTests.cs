using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Members;

public sealed class ExportMemberTests(StillBot bot) : IClassFixture<StillBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task It_shows_what_carries_the_name_what_was_not_finished_and_whether_one_moderates()
    {
        var petition = await bot.HasAnOpenPetition();
        var ana = bot.Member("Ana");
        var elsewhere = _guild.Member("Ana");
        await ana.Says($"/petition sign {petition} as:named");
        var waiting = await elsewhere.Logs("""company:Quagmire stage:offer month:2027-01 reason:"They watch people." role:tester credit:yes""");
        var published = await elsewhere.Logs("""company:Quagmire stage:interview month:2027-02 reason:"They sell to anybody." credit:yes""");
        await _guild.Approves(published);
        await elsewhere.LeavesADraft("Gloomworks", "I will not build this.");
        await _guild.Moderator.Says("/organizer moderators add Ana");

        var here = await ana.Hears("/organizer export");
        var there = await elsewhere.Hears("/organizer export");

        Assert.StartsWith("What is kept under your name here\nWith your name:\n", here, StringComparison.Ordinal);
        Assert.Contains($"Petition {petition}", here, StringComparison.Ordinal);
        Assert.DoesNotContain("Quagmire", here, StringComparison.Ordinal);
        Assert.DoesNotContain(petition, there, StringComparison.Ordinal);
        Assert.Contains($"{waiting} Quagmire, Offer, January 2027 (waits for a moderator)\nThey watch people.\n— Ana, tester", there, StringComparison.Ordinal);
        Assert.Contains($"{published} Quagmire, Interview, February 2027\nThey sell to anybody.\n— Ana", there, StringComparison.Ordinal);
        Assert.Contains("Unfinished forms, kept for an hour:\n• /refusal log\n", there, StringComparison.Ordinal);
        Assert.Contains("I will not build this.", there, StringComparison.Ordinal);
        Assert.Contains("You are appointed as a moderator here.", there, StringComparison.Ordinal);
        Assert.DoesNotContain("moderator", here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_did_everything_without_a_name_reads_the_same_words_as_somebody_who_did_nothing()
    {
        var (petition, pledge) = (await bot.HasAnOpenPetition(), await bot.HasAnOpenPledge());
        var ben = bot.Member("Ben");
        await ben.Says($"/petition sign {petition} as:counted");
        await ben.Says($"/pledge make {pledge} as:counted");
        await ben.Says("/refusal log company:Gloomworks stage:offer");

        var told = await ben.Hears("/organizer export");

        Assert.Equal(await bot.Member("Stranger").Hears("/organizer export"), told);
        Assert.Contains("Nothing that can be shown.", told, StringComparison.Ordinal);
        Assert.Contains("What you did without your name, refusals too, is listed nowhere, not even here; but whoever holds your account can ask petition by petition, as you can.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_button_leads_to_the_question_and_an_hour_later_the_unfinished_form_is_not_shown()
    {
        var ana = bot.HasAGuild().Member("Ana");
        await ana.LeavesADraft("Quagmire", "They watch people.");
        var shown = Assert.IsType<Reply.Say>(await ana.Says("/organizer export")).Message;
        Assert.Equal("organizer forget", Assert.Single(shown.Buttons).Line.ToString());

        bot.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Contains("Nothing that can be shown.", await ana.Hears("/organizer export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_French() => Assert.StartsWith(
        "Ce qui est conservé ici sous votre nom\nRien qui puisse être montré.\nCe que vous avez fait sans votre nom, refus compris, n'est listé nulle part",
        await (bot.Member("Stranger") with { Language = Language.French }).Hears("/organizer export"), StringComparison.Ordinal);
}
