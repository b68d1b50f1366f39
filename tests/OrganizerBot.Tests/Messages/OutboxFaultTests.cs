using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>Over the real wire: whatever a platform does to a post, it is there, and nothing is silently repeated.</summary>
public sealed class OutboxFaultTests(LiveTown town) : IClassFixture<LiveTown>
{
    [Theory]
    [InlineData(TownFault.AcceptThenDrop)]
    [InlineData(TownFault.AcceptThenServerError)]
    [InlineData(TownFault.ServerError)]
    [InlineData(TownFault.RateLimited)]
    [InlineData(TownFault.RateLimitedUntold)]
    [InlineData(TownFault.Garbage)]
    [InlineData(TownFault.AcceptLate)]
    public async Task On_Discord_it_arrives_exactly_once(TownFault fault)
    {
        await town.SettlesAsync();
        var before = town.Posts("discord", "refusals").Count;
        town.Town.Faults.Arrange("discord", "POST /channels/{channel.id}/messages", fault, 1);

        await town.PostsCardAsync("discord", "refusals");
        await town.SettlesAsync();

        var posts = town.Posts("discord", "refusals");
        Assert.Equal(1, posts.Count - before);
        Assert.DoesNotContain("Repeat of", posts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_a_lost_answer_makes_one_repeat_that_says_what_it_repeats()
    {
        await town.SettlesAsync();
        var before = town.Posts("slack", "refusals").Count;
        town.Town.Faults.Arrange("slack", "chat.postMessage", TownFault.AcceptThenDrop, 1);

        await town.PostsCardAsync("slack", "refusals");
        await town.SettlesAsync();

        var posts = town.Posts("slack", "refusals").Skip(before).ToArray();
        Assert.Equal(2, posts.Length);
        Assert.DoesNotContain("Repeat of", posts[0], StringComparison.Ordinal);
        Assert.Matches(@"^Repeat of D-[0-9A-HJKMNP-TV-Z]{5}: nobody could tell whether it had arrived\.", posts[1]);
    }

    [Fact]
    public async Task On_Slack_a_post_that_was_asked_to_wait_arrives_once()
    {
        await town.SettlesAsync();
        var before = town.Posts("slack", "refusals").Count;
        town.Town.Faults.Arrange("slack", "chat.postMessage", TownFault.RateLimited, 2);

        await town.PostsCardAsync("slack", "refusals");
        await town.SettlesAsync();

        var post = Assert.Single(town.Posts("slack", "refusals").Skip(before));
        Assert.DoesNotContain("Repeat of", post, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_a_repeat_that_is_lost_too_is_left_to_the_moderators()
    {
        await town.SettlesAsync();
        await town.Slack("ana", "/organizer channel #moderators", "moderators");
        var before = town.Posts("slack", "refusals").Count;
        town.Town.Faults.Arrange("slack", "chat.postMessage", TownFault.AcceptThenDrop, 2);

        await town.PostsCardAsync("slack", "refusals");
        await town.SettlesAsync();

        var posts = town.Posts("slack", "refusals").Skip(before).ToArray();
        Assert.Equal(2, posts.Length);
        Assert.StartsWith("Repeat of D-", posts[1], StringComparison.Ordinal);
        Assert.Single(town.Posts("slack", "moderators"), post => post.StartsWith("Twice I got no answer when I posted to #refusals.", StringComparison.Ordinal));
        Assert.Contains("a message and its repeat got no answer", (await town.Slack("ana", "/organizer status", "moderators")).Text, StringComparison.Ordinal);

        await town.PostsCardAsync("slack", "refusals");
        await town.SettlesAsync();

        posts = [.. town.Posts("slack", "refusals").Skip(before)];
        Assert.Equal(4, posts.Length);
        Assert.Single(posts[2..], post => post.StartsWith("Repeat of D-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_Slack_nothing_is_repeated_before_Slack_answers_again()
    {
        await town.SettlesAsync();
        var before = town.Posts("slack", "refusals").Count;
        town.Town.Faults.Arrange("slack", "chat.postMessage", TownFault.AcceptThenServerError, 1);
        town.Town.Faults.Arrange("slack", "conversations.info", TownFault.ServerError, 2);

        // The command itself asks once whether it may post there, and is told that Slack does not answer.
        var code = await town.PetitionAsync();
        Assert.Contains("did not answer", (await town.Slack("ana", $"/petition post {code} #refusals", "moderators")).Text, StringComparison.Ordinal);
        town.Town.Faults.Arrange("slack", "conversations.info", TownFault.ServerError, 0);
        await town.PostsCardAsync("slack", "refusals");
        town.Town.Faults.Arrange("slack", "conversations.info", TownFault.ServerError, 2);
        await town.SettlesAsync();

        var posts = town.Posts("slack", "refusals").Skip(before).ToArray();
        Assert.Equal(2, posts.Length);
        Assert.StartsWith("Repeat of D-", posts[1], StringComparison.Ordinal);
    }
}
