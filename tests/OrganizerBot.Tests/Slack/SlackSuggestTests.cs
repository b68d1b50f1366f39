using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>Inputs of Slack's forms at which the bot is asked while somebody types.</summary>
public abstract class SlackSuggestTests
{
    private protected abstract LiveTown Town { get; }

    [Fact]
    public async Task Any_of_very_many_petitions_is_found_and_chosen_and_drafts_by_moderators_only()
    {
        for (var number = 10; number < 40; number++)
        {
            var answer = await Town.Slack("ana", $"/petition start target:\"Lighthouse Cloud\" addressee:x title:\"Draft number {number}\" text:z deadline:30d", "moderators");
            Assert.Null(answer.Error);
        }

        var form = await Opens("ana", "/petition show", "moderators");
        var field = Assert.Single(form.Form!.Fields);
        Assert.True(field.IsAsked);
        Assert.InRange(field.Options!.Count, 31, 100);

        var found = Assert.Single(await Searches("ana", form, "petition", "number 10", "moderators"));
        var shown = await Town.Sends("slack", "ana", form, "moderators", ("petition", found));
        Assert.Contains("Draft number 10", shown.Text, StringComparison.Ordinal);

        var member = await Opens("chiara", "/petition show", "organizing");
        Assert.All(await Searches("chiara", member, "petition", ""), label => Assert.DoesNotContain("Draft number", label, StringComparison.Ordinal));
        Assert.Empty(await Searches("chiara", member, "petition", "number 10"));
    }

    [Fact]
    public async Task What_is_new_is_found_in_a_form_that_is_open_already_and_a_whole_code_is_always_taken()
    {
        var form = await Opens("ana", "/petition show", "moderators");
        Assert.Empty(await Searches("ana", form, "petition", "quite new", "moderators"));

        await Town.Slack("ana", "/petition start target:\"Lighthouse Cloud\" addressee:x title:\"A quite new one\" text:z deadline:30d", "moderators");

        Assert.Single(await Searches("ana", form, "petition", "quite new", "moderators"));
        Assert.Equal(["ZZZZZ"], await Searches("ana", form, "petition", "ZZZZZ", "moderators"));
        var answer = await Town.Sends("slack", "ana", form, "moderators", ("petition", "ZZZZZ"));
        Assert.Contains("ZZZZZ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_zone_is_filled_in_and_found_by_any_part_of_its_name()
    {
        var form = await Opens("ana", "/organizer settings", "moderators");
        var zone = form.Form!.Fields.Single(field => field.Id == "zone");
        Assert.Contains(zone.Options!, option => option.Value == zone.Value);

        Assert.Equal(["America/New_York"], await Searches("ana", form, "zone", "new york", "moderators"));
    }

    [Fact]
    public async Task A_company_is_written_though_companies_are_suggested_elsewhere()
    {
        var form = await Opens("chiara", "/refusal log", "refusals");

        Assert.Equal(("text", null), (form.Form!.Fields[0].Kind, form.Form.Fields[0].IsAsked));
    }

    /// <summary>Types a command until its form opens: on a busy computer it may come too late, and is then offered by a button.</summary>
    private async Task<Sight> Opens(string person, string text, string channel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Town.Slack(person, text, channel) is var seen && (seen.Form is not null || attempt == 5))
            {
                return seen;
            }
        }
    }

    /// <summary>Nobody types faster than five letters a second.</summary>
    private Task<IReadOnlyList<string>> Searches(string person, Sight form, string field, string text, string channel = "organizing")
    {
        Town.Town.Time.Advance("PT2S");
        return Town.Searches("slack", person, form, field, text, channel);
    }
}

/// <summary>The bot is asked on connections that it opened.</summary>
public sealed class SlackSuggestBySocketTests(LiveTown town) : SlackSuggestTests, IClassFixture<LiveTown>
{
    private protected override LiveTown Town => town;
}

/// <summary>Slack calls the bot.</summary>
public sealed class SlackSuggestByHttpTests(CalledTown town) : SlackSuggestTests, IClassFixture<CalledTown>
{
    private protected override LiveTown Town => town.Town;
}
