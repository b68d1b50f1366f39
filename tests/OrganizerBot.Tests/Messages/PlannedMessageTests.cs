using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Sandbox;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Messages;

/// <summary>What the bot lets Slack post by itself, against the town's Slack: whatever becomes of an answer, the message is there once.</summary>
public sealed class PlannedMessageTests : IAsyncLifetime
{
    private const string Schedule = "chat.scheduleMessage";
    private const string List = "chat.scheduledMessages.list";

    private SlackStage _stage = null!;
    private OutboxHouse _house = null!;
    private Destination _channel = null!;

    private IReadOnlyList<Sight> Posts => _stage.Town.Messages(SlackStage.At());

    private IReadOnlyList<SlackScheduled> Waiting => _stage.Town.Workspace.Schedule.Waiting;

    [Fact]
    public async Task It_is_there_two_and_a_half_minutes_later()
    {
        await WritesAsync();
        await LivesAsync(2);

        var waiting = Assert.Single(Waiting);
        Assert.Empty(Posts);
        Assert.InRange(waiting.PostAt - _stage.Clock.GetUtcNow().ToUnixTimeSeconds(), 120, 151);
        await LivesAsync(150);
        Assert.Contains("a digest", Assert.Single(Posts).Text, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Planned, await StateAsync());
        await LivesAsync(70);
        Assert.Equal(OutboxState.Sent, await StateAsync());
    }

    [Theory]
    [InlineData(TownFault.AcceptThenDrop)]
    [InlineData(TownFault.AcceptThenServerError)]
    [InlineData(TownFault.AcceptLate)]
    [InlineData(TownFault.Hang)]
    [InlineData(TownFault.ServerError)]
    [InlineData(TownFault.Garbage)]
    [InlineData(TownFault.RateLimited)]
    [InlineData(TownFault.RateLimitedUntold)]
    public async Task It_is_there_once_and_unlabelled_whatever_becomes_of_an_answer(TownFault fault)
    {
        await WritesAsync();
        _stage.Faults.Arrange("slack", Schedule, fault, 1);
        _stage.Faults.Arrange("slack", List, fault is TownFault.AcceptLate ? TownFault.ServerError : fault, 1);

        await LivesAsync(400);

        Assert.DoesNotContain("Repeat of", Assert.Single(Posts).Text, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Sent, await StateAsync());
    }

    [Fact]
    public async Task One_too_many_is_taken_back_while_there_is_time()
    {
        await WritesAsync();
        _stage.Faults.Arrange("slack", Schedule, TownFault.ServerError, 1);
        await LivesAsync(20);
        var once = Assert.Single(Waiting);

        // The first request, which nobody answered, is acted on after all.
        await _stage.CallAsync(Schedule, new JsonObject { ["channel"] = SlackStage.General, ["post_at"] = once.PostAt, ["text"] = once.Text });
        Assert.Equal(2, Waiting.Count);
        await LivesAsync(400);

        Assert.Single(Posts);
    }

    [Theory]
    [InlineData(TownFault.AcceptThenDrop, 2)]
    [InlineData(TownFault.ServerError, 1)]
    public async Task A_doubt_that_outlives_its_time_ends_in_one_repeat_that_says_so(TownFault fault, int posts)
    {
        await WritesAsync();
        _stage.Faults.Arrange("slack", Schedule, fault, 1);
        _stage.Faults.Arrange("slack", List, TownFault.ServerError, 1000);
        await LivesAsync(240);
        _stage.Faults.Arrange("slack", List, TownFault.ServerError, 0);

        await LivesAsync(900);

        Assert.Equal(posts, Posts.Count);
        Assert.Single(Posts, post => post.Text!.StartsWith("Repeat of D-", StringComparison.Ordinal));
        Assert.Equal(OutboxState.Sent, await StateAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_crash_before_or_after_the_call_it_is_there_once(bool afterCall)
    {
        await WritesAsync();
        await _house.CrashesAsync(_stage.Clock, async delivery =>
        {
            delivery.Entry.Begin(_stage.Clock.GetUtcNow(), await delivery.PostTimeAsync(delivery.Planner!.Lead));
            await delivery.SaveAsync();
            if (afterCall)
            {
                await delivery.PlanAsync(mayBeThere: false);
            }
        });

        await LivesAsync(400);

        Assert.DoesNotContain("Repeat of", Assert.Single(Posts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thrown_out_before_its_time_the_bot_knows_that_it_may_not_have_come()
    {
        await WritesAsync();
        await LivesAsync(10);
        _stage.Town.Workspace.Channels.SetBot(SlackChannels.WithId(SlackStage.General)!, false);
        await LivesAsync(300);
        Assert.Empty(Posts);
        Assert.NotNull((await _house.LookAsync(db => db.Destinations.SingleAsync())).Suspended);

        _stage.Town.Workspace.Channels.SetBot(SlackChannels.WithId(SlackStage.General)!, true);
        await LivesAsync(1200);

        Assert.StartsWith("Repeat of D-", Assert.Single(Posts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_channel_waits_for_its_next_five_minutes()
    {
        var at = _stage.Clock.GetUtcNow().ToUnixTimeSeconds() + 160;
        for (var other = 0; other < 30; other++)
        {
            await _stage.CallAsync(Schedule, new JsonObject { ["channel"] = SlackStage.General, ["post_at"] = at + other, ["text"] = "other" });
        }

        await WritesAsync();
        await LivesAsync(900);

        Assert.Equal(31, Posts.Count);
        Assert.DoesNotContain(Posts, post => post.Text!.Contains("Repeat of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_in_one_channel_have_moments_of_their_own()
    {
        await WritesAsync();
        await _house.WritesAsync(_channel, "another digest", mayBePlanned: true);
        await LivesAsync(10);

        Assert.InRange(Math.Abs(Waiting[0].PostAt - Waiting[1].PostAt), 140, 160);
    }

    public async ValueTask InitializeAsync()
    {
        _stage = await SlackStage.RaiseAsync();
        _house = await OutboxHouse.OnSlackAsync(_stage.Clock, new Uri(_stage.Address, "slack/api/").ToString(), _stage.Town.BotToken);
        _channel = await _house.HasAChannelAsync(new CommunityRef(Platform.Slack, _stage.Town.TeamId), SlackStage.General);
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await _stage.DisposeAsync();
    }

    private Task<OutboxEntry> WritesAsync() => _house.WritesAsync(_channel, "a digest", mayBePlanned: true);

    private Task LivesAsync(int seconds) => _house.LivesAsync(TimeSpan.FromSeconds(seconds), _stage.Clock.Advance);

    private Task<OutboxState> StateAsync() => _house.LookAsync(db => db.Outbox.OrderBy(entry => entry.Id).Select(entry => entry.State).FirstAsync());
}
