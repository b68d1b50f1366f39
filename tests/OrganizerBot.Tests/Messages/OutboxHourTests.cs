using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Discord;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>An hour in which a platform is ill: it is asked rarely, a restart in between changes nothing, and nothing is lost.</summary>
public sealed class OutboxHourTests
{
    private const string Channel = "3000000000000000001";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly CommunityRef Guild = new(Platform.Discord, DiscordHouse.Guild);
    private static readonly CommunityRef Team = new(Platform.Slack, "T0001");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private volatile bool _isIll = true;

    [Theory]
    [InlineData("429 that says a second", 429, """{"message":"slow","retry_after":1,"global":false}""")]
    [InlineData("429 without a word", 429, "")]
    [InlineData("500", 500, "")]
    [InlineData("200 with garbage", 200, "<html>")]
    [InlineData("connections cut", 0, "")]
    public async Task Discord(string what, int status, string body)
    {
        var posts = 0;
        await using var side = await DiscordTown.OpenAsync(call => !_isIll ? Well(call, ref posts) : (status, body));
        await using var house = await OutboxHouse.OnDiscordAsync(_clock, side.Address);
        var destination = await house.HasAChannelAsync(Guild, Channel);
        string[] words = ["one", "two", "three"];
        foreach (var word in words)
        {
            await house.WritesAsync(destination, word);
        }

        await LivesAnHourAsync(house);
        var (asked, attempts) = (side.Calls.Count, await house.LookAsync(db => db.Outbox.SumAsync(entry => entry.Attempts)));
        _isIll = false;
        await house.LivesAsync(TimeSpan.FromMinutes(20), _clock.Advance);

        Figures.Say($"Outbox, Discord {what} for an hour, three messages for a channel, a restart: {attempts} attempts, {asked} requests; afterwards {posts} of 3 posted");
        Assert.InRange(attempts, 2, 12);
        Assert.InRange(asked, 2, 12);
        Assert.Equal(3, posts);
        Assert.Equal(3, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.State == OutboxState.Sent && !entry.IsRepeat)));
    }

    [Theory]
    [InlineData("429 that says a second", 429, """{"ok":false,"error":"ratelimited"}""", "1")]
    [InlineData("429 without a word", 429, "", null)]
    [InlineData("500", 500, "", null)]
    [InlineData("200 with garbage", 200, "<html>", null)]
    public async Task Slack(string what, int status, string body, string? retryAfter)
    {
        await using var side = await SlackSide.StartAsync();
        foreach (var method in (string[])["chat.postMessage", "chat.scheduleMessage", "chat.scheduledMessages.list", "conversations.info", "auth.test"])
        {
            side.Answer(method, body, status, retryAfter);
        }

        await using var house = await OutboxHouse.OnSlackAsync(_clock, side.Api);
        await house.WritesAsync(await house.HasAChannelAsync(Team, "C2147483705"), "a card");
        await house.WritesAsync(await house.HasAChannelAsync(Team, "C2147483706"), "a digest", mayBePlanned: true);

        await LivesAnHourAsync(house);
        var (cards, digests, until) = (Asked(side, "C2147483705"), Asked(side, "C2147483706"), side.Calls.Count);
        side.Answers.Clear();
        side.Answer("conversations.info", """{"ok":true,"channel":{"id":"C","is_member":true,"is_archived":false}}""");
        side.Answer("chat.scheduleMessage", """{"ok":true,"scheduled_message_id":"Q1298393284","post_at":1}""");
        side.Answer("chat.scheduledMessages.list", """{"ok":true,"scheduled_messages":[]}""");
        await house.LivesAsync(TimeSpan.FromMinutes(30), _clock.Advance);

        Figures.Say($"Outbox, Slack {what} for an hour, a restart: {cards} requests for a card, {digests} for a digest; afterwards both are there, once");
        Assert.InRange(cards, 2, 12);
        Assert.InRange(digests, 2, 12);
        Assert.Equal(2, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.State == OutboxState.Sent)));
        var isClear = status == 429;
        Assert.Equal(isClear ? 0 : 2, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.IsRepeat)));
        Assert.Single(side.Calls.Skip(until), call => call.Method == "chat.postMessage" && call.Body.Contains("Repeat of", StringComparison.Ordinal) != isClear);
        Assert.Single(side.Calls.Skip(until), call => call.Method == "chat.scheduleMessage" && call.Body.Contains("Repeat of", StringComparison.Ordinal) != isClear);
    }

    [Fact]
    public async Task Sockets_that_hang_for_an_hour_are_asked_as_rarely()
    {
        await using var side = await SlackSide.StartAsync();
        side.Answers["chat.scheduleMessage"] = side.Answers["chat.scheduledMessages.list"] = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        await using var house = await OutboxHouse.OnSlackAsync(_clock, side.Api);
        await house.WritesAsync(await house.HasAChannelAsync(Team, "C2147483705"), "a digest", mayBePlanned: true);

        await LivesAnHourAsync(house);

        Figures.Say($"Outbox, Slack hangs for an hour, a restart: {side.Calls.Count} requests for a digest");
        Assert.InRange(side.Calls.Count, 2, 12);
        Assert.Equal(1, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.State != OutboxState.Sent && entry.State != OutboxState.GivenUp)));
    }

    [Theory]
    [InlineData("posts and channels", true)]
    [InlineData("posts alone", false)]
    public async Task Fifty_channels_that_refuse_for_an_hour_make_no_storm(string what, bool channelsToo)
    {
        var (refused, posts) = (0, 0);
        await using var side = await DiscordTown.OpenAsync(call =>
        {
            if (_isIll && (call.StartsWith("POST /channels/", StringComparison.Ordinal) || (channelsToo && call.StartsWith("GET /channels/", StringComparison.Ordinal))))
            {
                Interlocked.Increment(ref refused);
                return (403, """{"message":"Missing Access","code":50001}""");
            }

            return Well(call, ref posts);
        });
        await using var house = await OutboxHouse.OnDiscordAsync(_clock, side.Address);
        for (var channel = 0; channel < 50; channel++)
        {
            await house.WritesAsync(await house.HasAChannelAsync(Guild, (3_000_000_000_000_000_000 + channel).ToString(CultureInfo.InvariantCulture)), $"card {channel}");
        }

        await LivesAnHourAsync(house);
        var inTheHour = refused;
        _isIll = false;
        await house.LivesAsync(TimeSpan.FromHours(8), by => _clock.Advance(by * 20));

        Figures.Say($"Outbox, 50 Discord channels answer 403 to {what} for an hour: {inTheHour} refused requests; by themselves {posts} of 50 came later");
        Assert.InRange(inTheHour, 50, 99);
        Assert.Equal(50, posts);
    }

    private async Task LivesAnHourAsync(OutboxHouse house)
    {
        await house.LivesAsync(Hour / 2, _clock.Advance);
        await house.RestartAsync();
        await house.LivesAsync(Hour / 2, _clock.Advance);
    }

    private static int Asked(SlackSide side, string channel) => side.Calls.Count(call => call.Body.Contains(channel, StringComparison.Ordinal));

    private static (int Status, string Body) Well(string call, ref int posts)
    {
        if (call.StartsWith("POST /channels/", StringComparison.Ordinal))
        {
            return (200, $$"""{"id":"{{Interlocked.Increment(ref posts)}}"}""");
        }

        return (200, call switch
        {
            "GET /users/@me" => """{"id":"1"}""",
            _ when call.Contains("/messages", StringComparison.Ordinal) => """[{"id":"5","author":{"id":"9"},"embeds":[]}]""",
            _ when call.StartsWith("GET /channels/", StringComparison.Ordinal) => $$"""{"id":"3","type":0,"guild_id":"{{DiscordHouse.Guild}}","permission_overwrites":[]}""",
            _ when call.EndsWith("/roles", StringComparison.Ordinal) => $$"""[{"id":"{{DiscordHouse.Guild}}","permissions":"8"}]""",
            _ when call.Contains("/members/", StringComparison.Ordinal) => """{"roles":[]}""",
            _ => """{"id":"2"}""",
        });
    }
}
