using OrganizerBot.Support;

namespace OrganizerBot.Setup;

/// <summary>The guided setup on both platforms over the real wire: buttons, forms, and the channels as they are there.</summary>
public sealed class SetUpInTownTests(LiveTown town) : IClassFixture<LiveTown>
{
    [Theory]
    [InlineData("discord", "Ana Ferreira", "1201000000013000000")]
    [InlineData("slack", "ana", "C07LHMODERT")]
    public async Task A_moderator_sets_everything_up_and_sends_a_test_message(string platform, string person, string channel)
    {
        // On Slack the town's opening said who controls the workspace when it claimed it; a Discord server is asked.
        var seen = await town.Says(platform, person, "/organizer setup", "moderators");
        if (platform == "discord")
        {
            Assert.StartsWith("Set up: step 1 of 6", seen.Text, StringComparison.Ordinal);
            seen = await town.Presses(platform, person, seen, "Its members", "moderators");
        }

        Assert.Contains("Set up: step 2 of 6", seen.Text, StringComparison.Ordinal);
        seen = await town.Presses(platform, person, seen, "English", "moderators");
        var form = await town.Presses(platform, person, seen, "Another one", "moderators");
        Assert.Equal(["Time zone"], form.Form!.Fields.Select(field => field.Label));
        seen = await town.Sends(platform, person, form, "moderators", ("zone", "Europe/Lisbon"));
        Assert.Contains("Set up: step 4 of 6", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Europe/Lisbon", seen.Text, StringComparison.Ordinal);

        seen = await town.Says(platform, person, "/organizer setup", "moderators");
        Assert.Contains("Set up: step 4 of 6", seen.Text, StringComparison.Ordinal);
        form = await town.Presses(platform, person, seen, "Choose a channel", "moderators");
        seen = await town.Sends(platform, person, form, "moderators", ("channel", channel));
        Assert.Contains("Moderators will be told things in", seen.Text, StringComparison.Ordinal);

        seen = await town.Says(platform, person, "/organizer setup", "moderators");
        Assert.Contains("Set up: step 5 of 6", seen.Text, StringComparison.Ordinal);
        seen = await town.Presses(platform, person, seen, "Those with words", "moderators");
        form = await town.Presses(platform, person, seen, "Choose channel and time", "moderators");
        seen = await town.Sends(platform, person, form, "moderators", ("channel", IdOf(platform, "general")), ("schedule", "weekly fri 17:00"));
        Assert.Contains("Everything is set.", seen.Text, StringComparison.Ordinal);

        seen = await town.Says(platform, person, "/organizer setup", "moderators");
        await town.Presses(platform, person, seen, "Send a test message", "moderators");
        var posted = await town.Sees(platform, "moderators", person, sight => sight.Text!.StartsWith("Test message", StringComparison.Ordinal), "the test message");
        Assert.Null(posted.Pings);
    }

    [Fact]
    public async Task A_channel_where_the_bot_may_not_post_is_refused_with_the_very_rights_it_lacks()
    {
        var seen = await town.Says("discord", "Ana Ferreira", "/organizer channel channel:#random", "moderators");
        Assert.Matches("^I may not write in .*: there I lack View Channel\\. Open the channel's settings", seen.Text!);

        seen = await town.Says("slack", "ana", "/organizer setup step:channel channel:#random", "moderators");
        Assert.Contains("/invite @", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Set up: step 4 of 6", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("discord", "Emeka Obi")]
    [InlineData("slack", "chiara")]
    public async Task Members_are_turned_away(string platform, string person)
    {
        var seen = await town.Says(platform, person, "/organizer setup", "organizing");

        Assert.StartsWith("Only moderators", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Buttons);
    }

    [Fact]
    public async Task A_French_moderator_is_led_in_French()
    {
        var seen = await town.Says("slack", "ana", "/organizer moderators add @bastien", "moderators");
        seen = await town.Says("slack", "bastien", "/organizer setup step:owner", "moderators");

        Assert.StartsWith("Configuration : étape 1 sur 6", seen.Text, StringComparison.Ordinal);
        seen = await town.Presses("slack", "bastien", seen, "Suivant", "moderators");
        Assert.Contains("étape 2 sur 6", seen.Text, StringComparison.Ordinal);
    }

    private string IdOf(string platform, string channel) => town.Town.Platform(platform).Communities[0].Channels.Single(known => known.Name == channel).Id;
}
