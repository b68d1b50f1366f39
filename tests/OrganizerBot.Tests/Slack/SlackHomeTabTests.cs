using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Contracts;
using OrganizerBot.Home;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>The Home tab, over the real wire: it is published when it is opened and after what its reader does there, and its buttons answer in views.</summary>
public sealed class SlackHomeTabTests(LiveTown town) : IClassFixture<LiveTown>
{
    private SlackTown Slack => (SlackTown)town.Town.Platform("slack");

    [Fact]
    public async Task It_shows_what_is_open_and_moderators_what_waits_too()
    {
        var member = await OpensAsync("efua");
        var moderator = await OpensAsync("ana");

        Assert.Equal(["What you can do here", "Open petitions", "Open pledges"], member.Headings);
        Assert.Contains("No face recognition in our name", member.Text, StringComparison.Ordinal);
        Assert.Contains("Log a refusal", Labels(member));
        Assert.DoesNotContain("Set up", Labels(member));
        Assert.DoesNotContain("for a moderator", member.Text, StringComparison.Ordinal);
        Assert.Equal(["What you can do here", "Open petitions", "Open pledges", "For moderators"], moderator.Headings);
        Assert.Contains("#organizing: all is well", moderator.Text, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ refusals? waits? for a moderator", moderator.Text!);
        Assert.All((string[])["Set up", "Status", "Review refusals"], label => Assert.Contains(label, Labels(moderator)));
    }

    [Fact]
    public async Task It_speaks_its_readers_language()
    {
        Assert.Equal(["Ce que vous pouvez faire ici", "Pétitions ouvertes", "Engagements ouverts"], (await OpensAsync("helene")).Headings);
        Assert.Equal(["Was du hier tun kannst", "Offene Petitionen", "Offene Zusagen"], (await OpensAsync("goran")).Headings);
    }

    [Fact]
    public async Task A_petition_is_signed_from_it_and_it_follows()
    {
        var home = await OpensAsync("chiara");

        var choice = await PressesAsync("chiara", home, "Sign");
        Assert.NotNull(choice.Form);
        Assert.Empty(choice.Form.Fields);
        var signed = await town.Presses("slack", "chiara", choice with { Message = choice.Form.Id }, "With my name", "home");

        Assert.StartsWith("Signed", signed.Text, StringComparison.Ordinal);
        await LiveTown.Until(() => Seen("chiara")?.Text?.Contains("1 signature of", StringComparison.Ordinal) == true ? "" : null, "the Home tab to follow");
        Assert.DoesNotContain("Chiara", Seen("chiara")!.Text!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_logged_in_a_form_that_opens_over_it()
    {
        var form = await PressesAsync("deniz", await OpensAsync("deniz"), "Log a refusal");
        Assert.Equal("company", form.Form!.Fields[0].Id);

        var logged = await town.Sends("slack", "deniz", form, "home", ("company", "Quagmire"), ("stage", "offer"));

        Assert.StartsWith("Saved.", logged.Text, StringComparison.Ordinal);
        await LiveTown.Until(() => WaitingFor("ana") > 1 ? "" : null, "the moderators' Home tab to count it");
    }

    [Fact]
    public async Task Opened_again_unchanged_it_is_not_published_again_and_neither_after_reading()
    {
        var home = await OpensAsync("femke");
        var hash = Hash(home);

        await OpensAsync("femke");
        var read = await PressesAsync("femke", home, "Read");
        Assert.Contains("We build Lighthouse Cloud", read.Text, StringComparison.Ordinal);
        await Slack.OpenHomeAsync(At("femke"), TestContext.Current.CancellationToken);

        Assert.Equal(hash, Hash(Seen("femke")!));
    }

    [Fact]
    public async Task Setup_is_begun_from_it_where_there_is_no_channel_to_choose_as_this_one()
    {
        var step = await PressesAsync("ana", await OpensAsync("ana"), "Set up");
        Assert.StartsWith("Set up: step", step.Text, StringComparison.Ordinal);
        while (!Labels(step).Contains("Choose a channel"))
        {
            step = await town.Presses("slack", "ana", step with { Message = step.Form!.Id }, Labels(step).Contains("Skip") ? "Skip" : "Next", "home");
        }

        Assert.DoesNotContain("This channel", Labels(step));
    }

    [Fact]
    public async Task What_comes_too_late_to_be_opened_stands_on_the_tab_itself()
    {
        var home = await OpensAsync("imani");
        town.Town.Faults.Arrange("slack", "views.open", TownFault.ServerError, 1);

        await PressesAsync("imani", home, "Ayuda");

        await LiveTown.Until(() => Seen("imani")!.Headings![0] == Words.In(Language.Spanish).Plain("organizer.help.heading") && Seen("imani")!.Headings!.Count == 4 ? "" : null, "the answer on the tab");
        Assert.Equal(3, (await ChangesAsync("imani")).Headings!.Count);
    }

    [Fact]
    public async Task The_press_of_somebody_who_is_no_moderator_any_more_is_refused_and_its_buttons_go()
    {
        await town.Slack("ana", "/organizer moderators add @karim", "moderators");
        var home = await OpensAsync("karim");
        Assert.Contains("Configurer", Labels(home));
        await town.Slack("ana", "/organizer moderators remove @karim", "moderators");

        var refused = await PressesAsync("karim", home, "Configurer");

        Assert.Contains(Words.In(Language.French).Plain("command.moderators"), refused.Text, StringComparison.Ordinal);
        await LiveTown.Until(() => Labels(Seen("karim")!).Contains("Configurer") ? null : "", "the buttons to go");
    }

    [Fact]
    public async Task A_press_on_anothers_tab_acts_for_whoever_presses()
    {
        var home = await OpensAsync("ana");
        var payload = SlackPayloads.BlockActions(
            Slack.Workspace,
            SlackCast.Person("jonas")!,
            new JsonObject { ["type"] = "button", ["block_id"] = "b", ["action_id"] = "b0", ["action_ts"] = "1.0", ["value"] = "1:review list" },
            new JsonObject { ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = home.Message }, ["view"] = home.Raw!.DeepClone() },
            Slack.Workspace.Triggers.Issue(Slack.Workspace.Acts.Begin(SlackCast.Person("jonas")!.Id, "")));

        await Slack.SendInteractionAsync(payload, TestContext.Current.CancellationToken);

        await LiveTown.Until(() => Slack.Workspace.Views.Top(SlackCast.Person("jonas")!.Id)?.Definition.ToJsonString().Contains("Only moderators", StringComparison.Ordinal) == true ? "" : null, "a refusal");
        Assert.DoesNotContain("For moderators", Seen("jonas")?.Headings ?? []);
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("else")]
    public async Task Other_tabs_are_none_of_its_business(string tab)
    {
        var news = SlackPayloads.Event(Slack.Workspace, new JsonObject { ["type"] = "app_home_opened", ["user"] = "U07LHLEI012", ["channel"] = "D07LHLEI012", ["tab"] = tab, ["event_ts"] = "1.0" });

        Assert.Null((await Slack.SendEventAsync(news, TestContext.Current.CancellationToken)).Error);

        Assert.Null(Seen("leila"));
    }

    [Fact]
    public async Task It_is_what_Slacks_own_types_allow_at_its_fullest()
    {
        List<Message> parts = [];
        foreach (var language in Language.All)
        {
            var words = Words.In(language);
            var community = SampleThings.Communities.First(known => known.Platform == Platform.Slack && known.ModeratorsChannel is not null);
            parts =
            [
                HomeMessages.Welcome(words, community, new CommandCatalog().Commands),
                PetitionMessages.HomeHeading(words, isNone: false, more: true),
                .. Enumerable.Repeat(PetitionMessages.AtHome(words, SampleThings.Petitions[1], community, new ReleasedCount(7, 40, false)), 6),
                PledgeMessages.HomeHeading(words, isNone: false, more: true),
                .. Enumerable.Repeat(PledgeMessages.AtHome(words, SampleThings.Pledges[4], community, new ReleasedCount(7, 40, false)), 6),
                HomeMessages.ForModerators(words, community, [.. SampleThings.Destinations.Select(destination => PostingMessages.State(words, destination))]),
                HomeMessages.Waiting(words, SampleThings.Waiting[^1]),
            ];
            var home = SlackRenderer.Home(parts, words);
            Assert.Equal("actions", (string?)home["blocks"]!.AsArray()[^1]!["type"]);
            await SlackContract.HoldsAsync("S_HomeView", home);
            await SlackContract.HoldsAsync("S_Args_views_publish", new JsonObject { ["user_id"] = "U061F7AUR", ["view"] = home.DeepClone() });
        }
    }

    private static Place At(string person) => new("Lighthouse Staff", "home", person);

    private async Task<Sight> OpensAsync(string person)
    {
        var seen = await Slack.OpenHomeAsync(At(person), TestContext.Current.CancellationToken);
        Assert.Null(seen.Error);
        return seen;
    }

    /// <summary>Opens it and waits until it shows something else than before.</summary>
    private async Task<Sight> ChangesAsync(string person)
    {
        var before = Hash(Seen(person)!);
        await Slack.OpenHomeAsync(At(person), TestContext.Current.CancellationToken);
        return await LiveTown.Until(() => Seen(person) is { } seen && Hash(seen) != before ? seen : null, "the Home tab to change");
    }

    private int WaitingFor(string moderator)
    {
        Slack.OpenHomeAsync(At(moderator), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        using var scope = town.Town.Bot!.Services.CreateScope();
        var waiting = scope.ServiceProvider.GetRequiredService<OrganizerDb>().Refusals.Count(refusal => refusal.State == RefusalState.Waiting && refusal.Stage == RefusalStage.Offer);
        return Seen(moderator)!.Text!.Contains("refusals wait for a moderator", StringComparison.Ordinal) ? waiting : 0;
    }

    private Task<Sight> PressesAsync(string person, Sight home, string label) => town.Presses("slack", person, home, label, "home");

    private Sight? Seen(string person) => town.Channel("slack", "home", person).SingleOrDefault();

    private static string Hash(Sight home) => (string)home.Raw!["hash"]!;

    private static IEnumerable<string> Labels(Sight sight) => (sight.Buttons ?? []).Select(button => button.Label);
}
