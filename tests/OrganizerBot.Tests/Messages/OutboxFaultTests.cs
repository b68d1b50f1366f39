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
}
