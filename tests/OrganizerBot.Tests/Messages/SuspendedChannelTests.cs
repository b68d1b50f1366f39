using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>A channel that the bot can no longer post to is never silently dropped.</summary>
public sealed class SuspendedChannelTests : IAsyncLifetime
{
    private static readonly SlackChannel Refusals = SlackCast.Channels.Single(channel => channel.Name == "refusals");

    private readonly LiveTown _town = new();

    [Fact]
    public Task A_channel_that_the_bot_was_thrown_out_of_is_suspended_told_and_resumed_without_loss() => LivesThroughAsync(
        isWell => _town.SlackChannels().SetBot(Refusals, isWell), "I may not post there", "because I may not write there", "I may no longer post to #refusals");

    [Fact]
    public Task A_channel_that_was_archived_is_suspended_told_and_resumed_without_loss() => LivesThroughAsync(
        isWell => _town.SlackChannels().SetArchived(Refusals, !isWell), "the channel is gone or archived", "because the channel is gone", "I no longer post to #refusals: it is gone or archived");

    [Fact]
    public async Task A_card_in_a_private_channel_that_the_bot_was_thrown_out_of_is_not_edited_again_and_again()
    {
        var hidden = SlackCast.Channels.Single(channel => channel.Name == "moderators");
        await Ana("/organizer channel #refusals");
        await _town.PostsCardAsync("slack", "moderators");
        await _town.SettlesAsync();
        _town.SlackChannels().SetBot(hidden, false);

        var choice = await _town.Slack("chiara", $"/petition sign {await _town.PetitionAsync()}");
        await _town.Presses("slack", "chiara", choice, "With my name");
        await _town.Sees("slack", "refusals", "ana", sight => sight.Text?.Contains("I no longer post to #moderators", StringComparison.Ordinal) == true, "a word to the moderators");
        Assert.Contains("because the channel is gone", await Ana("/organizer status"), StringComparison.Ordinal);

        _town.SlackChannels().SetBot(hidden, true);
        await _town.PostsCardAsync("slack", "moderators");
        await _town.Presses("slack", "deniz", await _town.Slack("deniz", $"/petition sign {await _town.PetitionAsync()}"), "With my name");

        await LiveTown.Until(
            () => _town.Channel("slack", "moderators", "ana").Count(sight => sight.Progress?.Contains("2 signatures of", StringComparison.Ordinal) == true) == 2 ? "" : null,
            "both cards to follow again");
    }

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task LivesThroughAsync(Action<bool> set, string inList, string inStatus, string told)
    {
        await Ana("/organizer channel #moderators");
        var first = OutboxScenes.Code(await Ana("/digest add #refusals weekly thu 18:30"));
        var second = OutboxScenes.Code(await Ana("/digest add #refusals daily 07:15"));
        set(false);

        await Ana($"/digest send {first}");
        await _town.SettlesAsync();
        Assert.Contains(inList, await Ana("/digest list"), StringComparison.Ordinal);
        Assert.Contains(inStatus, await Ana("/organizer status"), StringComparison.Ordinal);
        Assert.Contains(told, await Ana($"/digest send {second}"), StringComparison.Ordinal);
        var refused = await Ana($"/digest resume {first}");
        Assert.DoesNotContain("comes again", refused, StringComparison.Ordinal);
        await _town.SettlesAsync();
        Assert.Single(_town.Posts("slack", "moderators"), post => post.Contains(told, StringComparison.Ordinal));
        Assert.Empty(Digests());

        set(true);
        Assert.Contains("comes again: in a minute or two", await Ana($"/digest resume {first}"), StringComparison.Ordinal);
        await LiveTown.Until(() => _town.Planned() ? "" : null, "the digest in Slack's hand");
        _town.Town.Time.Advance("PT3M");
        await _town.Sees("slack", "refusals", "ana", sight => sight.Text?.Contains("What's new", StringComparison.Ordinal) == true, "the digest");

        Assert.Single(Digests());
        Assert.DoesNotContain(inStatus, await Ana("/organizer status"), StringComparison.Ordinal);
        Assert.Single(_town.Posts("slack", "moderators"), post => post.Contains(told, StringComparison.Ordinal));
    }

    private async Task<string> Ana(string line)
    {
        var sight = await _town.Slack("ana", line, "moderators");
        Assert.Null(sight.Error);
        return sight.Text!;
    }

    private IEnumerable<string> Digests() => _town.Posts("slack", "refusals").Where(post => post.Contains("What's new", StringComparison.Ordinal));
}
