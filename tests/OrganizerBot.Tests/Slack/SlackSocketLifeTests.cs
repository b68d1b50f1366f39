using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Slack;

/// <summary>Connections come and go without a gap; what cannot be mended stops receiving, and nothing else.</summary>
public sealed class SlackSocketLifeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Refusals => ["not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled"];

    [Fact]
    public async Task Two_connections_are_opened_one_after_the_other()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var second = bot.Habits.Stagger * 1.5;

        bot.Clock.Advance(second - Second);
        Assert.Equal(1, bot.Asked);
        bot.Clock.Advance(Second);
        await bot.Until(() => bot.Status.Alive == 2, "the second connection");

        Assert.Equal((2, HealthStatus.Healthy), (bot.Asked, (await bot.HealthAsync()).Status));
    }

    [Fact]
    public async Task Before_Slack_has_greeted_the_bot_is_not_ready_and_says_why()
    {
        await using var bot = await SlackSocketRig.PlatformAsync();
        bot.Faults.Arrange("slack", "apps.connections.open", TownFault.Hang, 1);
        await bot.StartBotAsync();

        var health = await bot.HealthAsync();

        Assert.Equal((HealthStatus.Unhealthy, "The connection to Slack is not open yet."), (health.Status, health.Description));
    }

    [Fact]
    public async Task A_warned_connection_is_replaced_before_it_ends_and_acknowledges_until_then()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var old = bot.Sockets.Links[0];
        bot.Clock.Advance(SlackSocketPace.Steady / 4);

        bot.Faults.Arrange("slack", "socket", TownFault.Warning, 1);
        await bot.Until(() => bot.Sockets.Greeted == 2, "the successor", TimeSpan.FromMilliseconds(100));
        var late = new SlackEnvelope("slash_commands", true, bot.Typed("say late"));
        await bot.Sockets.SendAsync(old, late, 0);

        Assert.Contains("says late", (await late.Acknowledged).Body, StringComparison.Ordinal);
        Assert.False(old.Ended.IsCompleted);
        bot.Clock.Advance(SlackSockets.Notice);
        await SlackSocketRig.Ends(old);
        Assert.Contains("says hello", (await bot.SayAsync("say hello")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replaced_connection_that_Slack_forgets_to_close_is_closed_by_us()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var old = bot.Sockets.Links[0];

        await old.AskToLeaveAsync("warning");
        await bot.Until(() => bot.Status.Alive == 2, "the successor", TimeSpan.FromMilliseconds(100));
        Assert.False(old.Ended.IsCompleted);
        bot.Clock.Advance(bot.Habits.Leaving);
        await SlackSocketRig.Ends(old);

        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, old.ClosedByApp);
    }

    [Fact]
    public async Task A_connection_that_is_to_be_made_anew_is_and_the_other_serves_meanwhile()
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();

        bot.Faults.Arrange("slack", "socket", TownFault.RefreshRequested, 1);
        Assert.Contains("says meanwhile", (await bot.SayAsync("say meanwhile")).Text, StringComparison.Ordinal);
        await bot.Until(() => bot.Sockets.Greeted == 3 && bot.Status.Alive == 2, "the successor", Second);

        Assert.Equal(HealthStatus.Healthy, (await bot.HealthAsync()).Status);
    }

    [Fact]
    public async Task An_hour_old_connection_is_replaced_at_its_warning()
    {
        await using var bot = await SlackSocketRig.StartAsync();

        await bot.Until(() => bot.Sockets.Greeted >= 4, "two successors", TimeSpan.FromSeconds(4));

        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("was lost", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_no_waiting_helps_against_stops_receiving_and_says_what_to_do(string code)
    {
        await using var bot = await SlackSocketRig.PlatformAsync();
        bot.Sockets.Refusal = code;
        await bot.StartBotAsync();
        await bot.Until(() => bot.Status.Over.IsCancellationRequested, "the end");

        await StaysStoppedAsync(bot, code);
        Assert.Equal(1, bot.Asked);
    }

    [Fact]
    public async Task Socket_Mode_that_is_switched_off_stops_receiving_on_both_connections()
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();
        var (links, asked) = (bot.Sockets.Links, bot.Asked);

        bot.Faults.Arrange("slack", "socket", TownFault.LinkDisabled, 1);
        await Task.WhenAll(links.Select(SlackSocketRig.Ends));
        await bot.Until(() => bot.Status is { Over.IsCancellationRequested: true, Alive: 0 }, "the end");

        await StaysStoppedAsync(bot, "link_disabled");
        Assert.Equal(asked, bot.Asked);
    }

    [Fact]
    public async Task A_token_of_another_app_stops_receiving_and_is_named()
    {
        await using var bot = await SlackSocketRig.PlatformAsync();
        await bot.StartBotAsync(("Slack:AppId", "A0OTHER0000"));
        await bot.Until(() => bot.Status.Over.IsCancellationRequested, "the end");

        await StaysStoppedAsync(bot, "other_app");
    }

    [Theory]
    [InlineData(TownFault.RateLimited)]
    [InlineData(TownFault.ServerError)]
    [InlineData(TownFault.Garbage)]
    [InlineData(TownFault.AcceptThenDrop)]
    [InlineData(TownFault.AcceptThenServerError)]
    public async Task Whatever_may_pass_is_tried_again_after_a_pause(TownFault fault)
    {
        await using var bot = await SlackSocketRig.PlatformAsync();
        bot.Faults.Arrange("slack", "apps.connections.open", fault, 3);
        await bot.StartBotAsync();

        await bot.Until(() => bot.Status.Alive > 0, "a connection", Second);

        var told = bot.Log.Lines.Where(line => line.Contains("There is no connection to Slack", StringComparison.Ordinal)).ToArray();
        Assert.True(told.Length == 1, string.Join('\n', told));
        Assert.Contains("says hello", (await bot.SayAsync("say hello")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_is_not_known_is_tried_again_too()
    {
        await using var bot = await SlackSocketRig.PlatformAsync();
        bot.Sockets.Refusal = "internal_error";
        await bot.StartBotAsync();
        await bot.Until(() => bot.Asked > 3, "attempts", Second);
        Assert.Equal("There is no connection to Slack (internal_error). It is tried again.", (await bot.HealthAsync()).Description);

        bot.Sockets.Refusal = null;
        await bot.Until(() => bot.Status.Alive > 0, "a connection", Second);
    }

    [Fact]
    public async Task Too_many_connections_never_make_it_open_and_close_in_a_loop()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        bot.Faults.Arrange("slack", "socket", TownFault.TooManyConnections, int.MaxValue);
        bot.Faults.Arrange("slack", "socket", TownFault.Cut, 1);
        var asked = bot.Asked;

        var end = bot.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        await bot.Until(() => bot.Clock.GetUtcNow() > end, "ten minutes", Second);

        // Two lanes, pauses of half a minute at least in the end.
        Assert.InRange(bot.Asked - asked, 10, 60);
        bot.Sockets.Refuse(0);
        await bot.Until(() => bot.Status.Alive == 2, "both connections", Second);
    }

    [Fact]
    public async Task Silence_is_noticed_and_answered_by_another_connection()
    {
        await using var bot = await SlackSocketRig.StartAsync(new SlackSocketHabits
        {
            Chance = () => 0.5,
            KeepAliveInterval = TimeSpan.FromMilliseconds(50),
            KeepAliveTimeout = TimeSpan.FromMilliseconds(200),
        });

        bot.Faults.Arrange("slack", "socket", TownFault.Silence, 1);
        await bot.Until(() => bot.Status.Alive == 0, "that the silence is noticed");
        await bot.Until(() => bot.Sockets.Greeted == 2 && bot.Status.Alive > 0, "another connection", Second);
    }

    private static async Task StaysStoppedAsync(SlackSocketRig bot, string code)
    {
        var asked = bot.Asked;
        bot.Clock.Advance(TimeSpan.FromHours(1));
        var health = await bot.HealthAsync();

        Assert.Equal((HealthStatus.Unhealthy, 0, asked), (health.Status, bot.Status.Alive, bot.Asked));
        Assert.StartsWith($"Nothing is received from Slack ({code}). {SlackSocketRefusals.Advice(code)}", health.Description, StringComparison.Ordinal);
        Assert.Single(bot.Log.Lines, line => line.StartsWith("Error OrganizerBot", StringComparison.Ordinal) && line.Contains(SlackSocketRefusals.Advice(code)!, StringComparison.Ordinal));

        // The bot itself lives on, and can still post.
        var posted = await bot.App.Services.GetRequiredService<SlackApi>().CallAsync(
            "chat.postMessage", new JsonObject { ["channel"] = "C07LHGENERL", ["text"] = "still here" }, bot.Town.BotToken, TestContext.Current.CancellationToken);
        Assert.IsType<SlackAnswer.Done>(posted);
    }
}
