using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Hostile;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>Nothing that comes on a connection breaks the bot.</summary>
public sealed class SlackSocketNonsenseTests
{
    [Fact]
    public async Task Nonsense_on_a_connection_is_passed_over_and_what_follows_is_answered()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var random = new Random(20270131);
        var link = bot.Sockets.Links[0];
        var cases = Figures.Cases(500, 20_000);
        for (var number = 0; number < cases; number++)
        {
            await link.SendAsync(Nonsense(bot, random, number));
        }

        Assert.Contains("says sense", (await bot.SayAsync("say sense", "chiara")).Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), (bot.Sockets.Greeted, bot.Status.Alive));
        Assert.DoesNotContain(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        Figures.Say($"Socket Mode: {cases} nonsense frames: 0 defects, 0 connections lost");
    }

    [Theory]
    [InlineData(WebSocketMessageType.Binary, 10, WebSocketCloseStatus.InvalidMessageType)]
    [InlineData(WebSocketMessageType.Text, (1024 * 1024) + 1, WebSocketCloseStatus.MessageTooBig)]
    public async Task What_is_no_text_or_too_large_ends_the_connection_and_another_is_opened(WebSocketMessageType kind, int size, WebSocketCloseStatus word)
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var link = bot.Sockets.Links[0];

        await link.SendAsync(Encoding.UTF8.GetBytes(new string('a', size)), kind);
        await SlackSocketRig.Ends(link);
        await bot.Until(() => bot.Sockets.Greeted > 1 && bot.Status.Alive > 0, "another connection", TimeSpan.FromSeconds(1));

        Assert.Equal(word, link.ClosedByApp);
        Assert.Contains("says sense", (await bot.SayAsync("say sense", "chiara")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_is_never_longer_than_a_minute_and_grows_while_nothing_lasts() => Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40].Array[1, 60]).Sample((chance, lives) =>
    {
        var pace = new SlackSocketPace(TimeSpan.Zero, () => chance);
        Assert.Equal(TimeSpan.Zero, pace.Pause);
        var failures = 0;
        foreach (var lived in lives)
        {
            pace.Ended(TimeSpan.FromSeconds(lived));
            failures = lived < 30 ? failures + 1 : 0;
            var most = failures == 0 ? 0 : Math.Min(60, Math.Pow(2, failures - 1));
            Assert.InRange(pace.Pause.TotalSeconds, most / 2, most);
        }

        pace.Failed(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromMinutes(5), pace.Pause);
    });

    private static string Nonsense(SlackSocketRig bot, Random random, int number)
    {
        // Nothing here asks the bot to leave, which would be no nonsense.
        var payload = (number % 3) switch { 0 => bot.Typed("list"), 1 => bot.Pressed("1:slacktest list"), _ => (JsonNode)new JsonObject { ["type"] = "event_callback", ["event"] = new JsonObject() } };
        var frame = new SlackEnvelope((number % 3) switch { 0 => "slash_commands", 1 => "interactive", _ => "events_api" }, number % 2 == 0, payload).Frame("e" + number, 0);
        return (number % 5) switch
        {
            0 => Mutations.Json(JsonNode.Parse(frame)!, random),
            1 => Mutations.Doubled(JsonNode.Parse(frame)!.AsObject(), random),
            2 => frame[..random.Next(frame.Length)],
            3 => Encoding.UTF8.GetString(Mutations.Deep(random.Next(40, 2000), """{"type":"interactive","envelope_id":"deep","payload":%}""")),
            _ => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(32, 0xD7FF))),
        };
    }
}
