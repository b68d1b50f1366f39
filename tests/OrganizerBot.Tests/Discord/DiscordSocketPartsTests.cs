using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>The small parts of the Gateway's client, each by itself.</summary>
public sealed class DiscordSocketPartsTests
{
    [Theory]
    [InlineData("wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=10&encoding=json")]
    [InlineData("wss://gateway-us-east1-b.discord.gg/?x=1#y", "wss://gateway-us-east1-b.discord.gg/?v=10&encoding=json")]
    [InlineData("ws://127.0.0.1:81/gw", "ws://127.0.0.1:81/gw?v=10&encoding=json")]
    [InlineData("ws://gateway.discord.gg", null)]
    [InlineData("https://gateway.discord.gg", null)]
    [InlineData("wss://somebody@gateway.discord.gg", null)]
    [InlineData("gateway.discord.gg", null)]
    [InlineData(null, null)]
    public void The_token_goes_nowhere_unencrypted_but_to_this_machine(string? told, string? address) => Assert.Equal(address, DiscordSocketAddress.Of(told)?.ToString());

    [Fact]
    public void A_session_goes_on_where_discord_says_and_after_two_failures_where_it_began()
    {
        var home = new Uri("wss://home.example/");
        var session = new DiscordSocketSession(home);
        Assert.Equal(home, session.ResumeUrl);

        Assert.True(session.Begin(Ready("""{"session_id":"s","resume_gateway_url":"wss://elsewhere.example"}""")));
        var elsewhere = new Uri("wss://elsewhere.example/?v=10&encoding=json");
        Assert.Equal(elsewhere, session.ResumeUrl);
        session.NotResumed();
        Assert.Equal(elsewhere, session.ResumeUrl);
        session.NotResumed();
        Assert.Equal(home, session.ResumeUrl);
        session.Resumed();
        Assert.Equal(elsewhere, session.ResumeUrl);
    }

    [Theory]
    [InlineData("""{"session_id":"s","resume_gateway_url":"ws://elsewhere.example"}""", true)]
    [InlineData("""{"session_id":"s"}""", true)]
    [InlineData("""{"session_id":""}""", false)]
    [InlineData("""{"session_id":7}""", false)]
    [InlineData("[]", false)]
    public void What_makes_no_session_is_none_and_an_odd_address_is_left(string ready, bool isOne)
    {
        var session = new DiscordSocketSession(new Uri("wss://home.example/"));

        Assert.Equal(isOne, session.Begin(Ready(ready)));
        Assert.Equal(isOne ? "s" : null, session.Id);
        Assert.Equal("home.example", session.ResumeUrl.Host);
    }

    [Fact]
    public void A_session_of_a_kilobyte_is_none() => Assert.False(new DiscordSocketSession(new Uri("wss://home.example/")).Begin(Ready($$"""{"session_id":"{{new string('s', 1024)}}"}""")));

    [Fact]
    public void Waits_double_up_to_a_minute_and_begin_anew()
    {
        var backoff = new DiscordSocketBackoff(new DiscordSocketLuck(() => 0.5));

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 8).Select(_ => backoff.Next().TotalSeconds));
        backoff.Reset();
        Assert.Equal(0.5, backoff.Next().TotalSeconds);
    }

    [Fact]
    public void Chance_is_a_share() => Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(DiscordSocketLuck.Fair.Share(), 0, 1 - double.Epsilon));

    [Theory]
    [InlineData(200, """{"url":"wss://g.example","shards":2,"session_start_limit":{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}}""", true)]
    [InlineData(200, """{"url":"ws://g.example","shards":2,"session_start_limit":{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}}""", false)]
    [InlineData(200, """{"url":"wss://g.example","shards":0,"session_start_limit":{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}}""", false)]
    [InlineData(200, """{"url":"wss://g.example","shards":1,"session_start_limit":{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":0}}""", false)]
    [InlineData(200, """{"url":"wss://g.example","shards":1,"session_start_limit":{"remaining":"many","reset_after":1,"max_concurrency":1}}""", false)]
    [InlineData(200, """{"url":"wss://g.example","shards":1}""", false)]
    [InlineData(200, "[]", false)]
    [InlineData(401, """{"code":0}""", false)]
    public void A_plan_is_read_or_it_is_none(int status, string body, bool isOne)
    {
        var plan = DiscordSocketPlan.Read(new DiscordAnswer(status, JsonNode.Parse(body)));

        Assert.Equal(isOne ? new DiscordSocketPlan(new Uri("wss://g.example/?v=10&encoding=json"), 2, 999, TimeSpan.FromHours(4), 1) : null, plan);
    }

    [Fact]
    public void Frames_are_small_enough_with_the_longest_token_and_session()
    {
        var (token, session) = (new string('t', 200), new string('s', 200));

        Assert.InRange(DiscordSocketFrame.Identify(token, 9_999, 10_000).ToJsonString().Length, 1, DiscordSocketLink.LargestSent);
        Assert.InRange(DiscordSocketFrame.Resume(token, session, long.MaxValue).ToJsonString().Length, 1, DiscordSocketLink.LargestSent);
    }

    private static DiscordSocketFrame Ready(string data) => new(0, 1, "READY", JsonDocument.Parse(data).RootElement.Clone());
}
