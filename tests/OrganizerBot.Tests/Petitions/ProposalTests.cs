using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

/// <summary>Petitions that members propose.</summary>
public sealed class ProposalTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task A_proposal_waits_for_moderators_without_a_name_and_becomes_a_petition()
    {
        var (ana, mo) = (bot.Member("Ana Proposes"), bot.Moderator());
        var code = await Proposes(ana, "No cameras");
        Assert.DoesNotContain("No cameras", await ana.Hears("/petition list"), StringComparison.Ordinal);
        Assert.DoesNotContain("No cameras", await mo.Hears("/campaign list"), StringComparison.Ordinal);

        var shown = await Page(mo, "No cameras");
        Assert.Contains("Beacon Analytics", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Proposes", shown, StringComparison.Ordinal);
        Assert.Contains("wait", await mo.Hears("/organizer status"), StringComparison.Ordinal);

        var form = Assert.IsType<Reply.Ask>(await mo.Says($"/petition adopt proposal:{code}")).Form;
        Assert.Equal("The whole text. (Invented.)", form.Fields.Single(field => field.Name == "text").Value);
        var drafted = mo.Words(await mo.Sends(form, [.. form.Fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!)), ("deadline", "30d")]));
        Assert.Contains("is drafted", drafted, StringComparison.Ordinal);
        Assert.Contains("No proposal", await mo.Hears($"/petition adopt proposal:{code}"), StringComparison.Ordinal);
        Assert.Contains("“No cameras”, was taken on", await ana.Hears("/petition list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_proposal_is_gone_and_its_author_reads_why_in_their_language()
    {
        var ben = bot.Member("Ben Proposes") with { Language = Language.French };
        var mo = bot.Moderator();
        var code = await Proposes(ben, "Pas de caméras");

        Assert.StartsWith("Declined", await mo.Hears($"/petition decline proposal:{code} reason:\"Too short\""), StringComparison.Ordinal);
        Assert.Contains("No proposal", await mo.Hears($"/petition decline proposal:{code} reason:\"Too short\""), StringComparison.Ordinal);
        Assert.Contains("« Pas de caméras », a été déclinée", await ben.Hears("/petition list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_its_author_takes_it_back_and_forgetting_takes_all_back()
    {
        var cem = bot.Member("Cem Proposes");
        var first = await Proposes(cem, "First");
        Assert.Contains("already", await cem.Hears(Line("First")), StringComparison.Ordinal);
        Assert.Contains("No proposal", await bot.Member("Dana").Hears($"/petition retract proposal:{first}"), StringComparison.Ordinal);
        Assert.StartsWith("Taken back", await cem.Hears($"/petition retract proposal:{first}"), StringComparison.Ordinal);

        await Proposes(cem, "Second");
        Assert.Contains("Second", await cem.Hears("/organizer export"), StringComparison.Ordinal);
        await cem.Says("/organizer forget sure:yes");
        Assert.DoesNotContain("Second", await cem.Hears("/organizer export"), StringComparison.Ordinal);
        Assert.DoesNotContain("Second", await Page(bot.Moderator(), "Second"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_three_at_once_are_given_back()
    {
        var eve = bot.Member("Eve Proposes");
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            await Proposes(eve, title);
        }

        var many = eve.Words(await eve.Says(Line("Four")));
        Assert.StartsWith("Not saved", many, StringComparison.Ordinal);
        Assert.Contains("The whole text. (Invented.)", many, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_communitys_moderators_see_nothing_of_it()
    {
        var code = await Proposes(bot.Member("Fay Proposes"), "Kept at home");
        var other = bot.Moderator() with { Community = new CommunityRef(Platform.Discord, "200") };

        Assert.StartsWith("No proposed petition waits", await other.Hears("/petition proposals"), StringComparison.Ordinal);
        Assert.Contains("No proposal", await other.Hears($"/petition adopt proposal:{code}"), StringComparison.Ordinal);
        Assert.Contains("Only moderators", await bot.Member("Gus").Hears("/petition proposals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_stored_in_clear()
    {
        await Proposes(bot.Member("Hal Proposes"), "Sealed words");
        var rows = await bot.LookAsync(db => db.Proposals.ToListAsync());
        Assert.All(rows, row => Assert.DoesNotContain("Sealed words", System.Text.Encoding.UTF8.GetString(row.SealedWords), StringComparison.Ordinal));
    }

    private static string Line(string title) => $"/petition propose target:\"Beacon Analytics\" addressee:\"the board\" title:\"{title}\" text:\"The whole text. (Invented.)\"";

    private static async Task<string> Proposes(Person person, string title)
    {
        var reply = Assert.IsType<Reply.Say>(await person.Says(Line(title)));
        return reply.Message.Buttons.Single().Line.Values["proposal"];
    }

    /// <summary>The page of proposals that shows a title, or the last one.</summary>
    private static async Task<string> Page(Person moderator, string title)
    {
        var shown = "";
        for (var page = 1; page <= 20; page++)
        {
            shown = await moderator.Hears($"/petition proposals page:{page}");
            if (shown.Contains(title, StringComparison.Ordinal))
            {
                break;
            }
        }

        return shown;
    }
}
