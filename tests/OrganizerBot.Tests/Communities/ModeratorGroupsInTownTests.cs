using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>Roles and user groups over the real wire: what Discord tells with each interaction, and what Slack says when it is asked.</summary>
public sealed class ModeratorGroupsInTownTests(LiveTown town) : IClassFixture<LiveTown>
{
    private const string Ana = "Ana Ferreira";
    private const string Greta = "Greta Lindqvist";

    [Fact]
    public async Task On_Discord_a_role_moderates_from_the_next_command_on_and_no_longer_than_somebody_has_it()
    {
        Assert.StartsWith("Only moderators", (await town.Discord(Greta, "/organizer status")).Text, StringComparison.Ordinal);

        var form = await town.Discord(Ana, "/organizer moderators add", "moderators");
        Assert.Equal([("Member", "person"), ("Role or user group", "choice")], form.Form!.Fields.Select(field => (field.Label, field.Kind)));
        var appointed = await town.Sends("discord", Ana, form, "moderators", ("group", "Stewards"));
        Assert.StartsWith("Appointed. Whoever has the role @Stewards moderates here", appointed.Text, StringComparison.Ordinal);
        Assert.Null(appointed.Pings);

        Assert.StartsWith("The bot in this community", (await town.Discord(Greta, "/organizer status")).Text, StringComparison.Ordinal);
        Assert.Contains("Whoever has the role @Stewards", (await town.Discord(Greta, "/organizer moderators list")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", (await town.Discord("Emeka Obi", "/organizer status")).Text, StringComparison.Ordinal);

        Gathers("discord", Greta, "Stewards", isIn: false);
        Assert.StartsWith("Only moderators", (await town.Discord(Greta, "/organizer status")).Text, StringComparison.Ordinal);
        Gathers("discord", "Emeka Obi", "Stewards", isIn: true);
        Assert.StartsWith("The bot in this community", (await town.Discord("Emeka Obi", "/organizer status")).Text, StringComparison.Ordinal);

        Assert.StartsWith("That is the role that everybody has", (await town.Discord(Ana, "/organizer moderators add group:@everyone", "moderators")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Removed.", (await town.Discord(Ana, "/organizer moderators remove group:@Stewards", "moderators")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", (await town.Discord("Emeka Obi", "/organizer status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_a_user_group_moderates_and_whatever_goes_wrong_makes_nobody_a_moderator()
    {
        await AppointsAsync();
        await LosesItsPeopleAsync();
        await IsInTroubleAsync();
        await LacksTheScopeAsync();
        Assert.StartsWith("Removed.", (await Types("ana", "/organizer moderators remove @stewards")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", (await Types("femke", "/organizer status")).Text, StringComparison.Ordinal);
    }

    private async Task AppointsAsync()
    {
        Assert.StartsWith("Only moderators", (await Types("femke", "/organizer status")).Text, StringComparison.Ordinal);
        Assert.Equal(0, Asked());

        var form = await Types("ana", "/organizer moderators add");
        Assert.Equal(["Member", "Role or user group"], form.Form!.Fields.Select(field => field.Label));
        Assert.Equal(["@stewards · Stewards"], await town.Searches("slack", "ana", form, "group", "stew", "moderators"));
        var appointed = await town.Sends("slack", "ana", form, "moderators", ("group", "@stewards · Stewards"));
        Assert.Contains("Whoever is in @stewards · Stewards moderates here", appointed.Text, StringComparison.Ordinal);
        Assert.Null(appointed.Pings);
        Assert.StartsWith("That user group moderates already", (await Types("ana", "/organizer moderators add @stewards")).Text, StringComparison.Ordinal);

        Assert.StartsWith("The bot in this community", (await Types("femke", "/organizer status")).Text, StringComparison.Ordinal);
        Assert.Contains("Whoever is in the user group @stewards", (await Types("femke", "/organizer moderators list")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
        var home = await town.Town.Platform("slack").OpenHomeAsync(new("Lighthouse Staff", "home", "goran"), TestContext.Current.CancellationToken);
        Assert.Contains("Für die Moderation", home.Headings!);
    }

    private async Task LosesItsPeopleAsync()
    {
        Gathers("slack", "femke", "stewards", isIn: false);
        Gathers("slack", "chiara", "stewards", isIn: true);
        town.Town.Clock.Advance(SlackGroups.Fresh);
        Assert.StartsWith("Only moderators", (await Types("femke", "/organizer status")).Text, StringComparison.Ordinal);
        Assert.StartsWith("The bot in this community", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);

        // What does not ask who moderates asks Slack nothing.
        town.Town.Clock.Advance(SlackGroups.Fresh);
        var before = Asked();
        await Types("chiara", "/organizer mine");
        await Types("chiara", "/refusal list");
        Assert.Equal(before, Asked());
    }

    private async Task IsInTroubleAsync()
    {
        foreach (var trouble in new[] { TownFault.ServerError, TownFault.Garbage, TownFault.AcceptThenDrop, TownFault.RateLimited })
        {
            town.Town.Clock.Advance(SlackGroups.Fresh);
            town.Town.Faults.Arrange("slack", "usergroups.users.list", trouble, 1);
            Assert.StartsWith("Only moderators", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
            Assert.StartsWith("What carries your name here", (await Types("chiara", "/organizer mine")).Text, StringComparison.Ordinal);
        }

        // A Slack that does not answer keeps nobody waiting for longer than a second.
        town.Town.Clock.Advance(SlackGroups.Fresh);
        town.Town.Faults.Arrange("slack", "usergroups.users.list", TownFault.Hang, 1);
        var before = town.Town.Journal.Since(0).Count(IsAbandoned);
        Assert.StartsWith("Only moderators", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
        Assert.Equal(before, town.Town.Journal.Since(0).Count(IsAbandoned));
        await LiveTown.Until(() => town.Town.Journal.Since(0).Count(IsAbandoned) > before ? "" : null, "the bot to give the call up");

        town.Town.Clock.Advance(SlackGroups.Fresh);
        Assert.StartsWith("The bot in this community", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
    }

    /// <summary>An app that was installed before it asked for the scope.</summary>
    private async Task LacksTheScopeAsync()
    {
        var slack = (SlackTown)town.Town.Platform("slack");
        var (whole, older) = (SlackCommands.Manifest(), SlackCommands.Manifest());
        var scopes = older["oauth_config"]!["scopes"]!["bot"]!.AsArray();
        scopes.Remove(scopes.Single(scope => (string?)scope == "usergroups:read"));
        slack.Install(older);
        town.Town.Clock.Advance(SlackGroups.Fresh);

        Assert.StartsWith("Only moderators", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
        Assert.Contains("usergroups:read", (await Types("ana", "/organizer moderators list")).Text, StringComparison.Ordinal);
        var refused = await Types("ana", "/organizer moderators add @night-shift");
        Assert.Contains("lacks the permission usergroups:read", refused.Text, StringComparison.Ordinal);
        Assert.StartsWith("Solo la moderación", (await Types("imani", "/organizer status")).Text, StringComparison.Ordinal);

        slack.Install(whole);
        Assert.StartsWith("Appointed.", (await Types("ana", "/organizer moderators add @night-shift")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Removed.", (await Types("ana", "/organizer moderators remove @night-shift")).Text, StringComparison.Ordinal);
        town.Town.Clock.Advance(SlackGroups.Fresh);
        Assert.StartsWith("The bot in this community", (await Types("chiara", "/organizer status")).Text, StringComparison.Ordinal);
    }

    private static bool IsAbandoned(TownJournalEntry entry) => entry.Path.EndsWith("/usergroups.users.list", StringComparison.Ordinal) && entry.Status == 0;

    private Task<Sight> Types(string person, string text) => town.Slack(person, text, person == "ana" ? "moderators" : "organizing");

    private int Asked() => town.Town.Journal.Since(0).Count(entry => entry.Path.EndsWith("/usergroups.users.list", StringComparison.Ordinal));

    private void Gathers(string platform, string person, string group, bool isIn) =>
        town.Town.Platform(platform).Gather(new(town.Town.Platform(platform).Communities[0].Id, "general", person), group, isIn);
}
