using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Digests;

/// <summary>Digests over the real wire, as moderators handle them.</summary>
public sealed partial class DigestCommandsTests(LiveTown town) : IClassFixture<LiveTown>
{
    private const string Ana = "Ana Ferreira";

    [Fact]
    public async Task The_usual_digest_comes_on_Thursdays_and_a_second_one_like_it_changes_nothing()
    {
        var added = await town.Discord(Ana, "/digest add channel:#general", "moderators");

        Assert.Contains("weekly thu 18:30", added.Text, StringComparison.Ordinal);
        Assert.Matches("Let a digest of what is new come to a channel, `?[0-9A-Z]{5}`?, by ", (await town.Discord(Ana, "/organizer audit", "moderators")).Text!);
        Assert.Contains("comes to #general already", (await town.Discord(Ana, "/digest add channel:#general", "moderators")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_where_the_bot_may_not_post_is_refused_with_advice()
    {
        Assert.Contains("I may not write in", (await town.Discord(Ana, "/digest add channel:#random")).Text, StringComparison.Ordinal);
        Assert.Contains("/invite", (await town.Slack("ana", "/digest add #random")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_is_none_is_repeated_with_an_example()
    {
        var answer = await town.Slack("ana", "/digest add #general every now and then");

        Assert.Contains("\"every now and then\" is not a schedule", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_previewed_sent_once_paused_resumed_and_removed()
    {
        var code = await AddsAsync("daily 07:15");

        Assert.Contains("This is what would be posted in #refusals now", (await town.Discord(Ana, $"/digest preview digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("On its way", (await town.Discord(Ana, $"/digest send digest:{code}")).Text, StringComparison.Ordinal);
        await town.Sees("discord", "refusals", Ana, IsDigest, "the digest");
        Assert.Contains("Nothing is new", (await town.Discord(Ana, $"/digest send digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("is paused", (await town.Discord(Ana, $"/digest pause digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("was paused before; nothing changed", (await town.Discord(Ana, $"/digest pause digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("paused", (await town.Discord(Ana, "/digest list")).Text, StringComparison.Ordinal);
        var paused = (await town.Discord(Ana, $"/digest preview digest:{code}")).Text;
        Assert.Contains($"nothing comes until /digest resume digest:{code}", paused, StringComparison.Ordinal);
        Assert.DoesNotContain("It comes next", paused, StringComparison.Ordinal);
        Assert.Contains("comes again", (await town.Discord(Ana, $"/digest resume digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("is removed", (await town.Discord(Ana, $"/digest remove digest:{code}")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no digest", (await town.Discord(Ana, $"/digest preview digest:{code}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_is_refused_for_a_while_arrives_once()
    {
        var code = await AddsAsync("daily 05:15");
        town.Town.Faults.Arrange("discord", "POST /channels/{channel.id}/messages", TownFault.AcceptThenServerError, 1);

        await town.Discord(Ana, $"/digest send digest:{code}");
        await town.Sees("discord", "refusals", Ana, IsDigest, "the digest");
        town.Town.Time.Advance("PT1M");
        await town.Discord(Ana, "/organizer status");

        var marks = town.Channel("discord", "refusals", Ana).Where(IsDigest).Select(sight => MarkOf().Match(sight.Text!).Value).ToArray();
        Assert.Equal(marks.Distinct(), marks);
    }

    private async Task<string> AddsAsync(string schedule)
    {
        var added = await town.Discord(Ana, $"/digest add channel:#refusals schedule:{schedule}");
        return CodeOf().Match(added.Text!).Value;
    }

    private static bool IsDigest(Sight sight) => sight.Visibility == "public" && sight.Text?.StartsWith("What's new", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex CodeOf();

    [GeneratedRegex(@"D-[0-9A-HJKMNP-TV-Z]{5}")]
    private static partial Regex MarkOf();
}
