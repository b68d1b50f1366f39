using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Pulse;

/// <summary>Both adapters measure how long their platform waits for an answer, and notice when it asks them to slow down.</summary>
public sealed class PlatformMetricsTests
{
    private const string Limits = "organizerbot.rate_limits";
    private const string Acknowledgements = "organizerbot.acknowledgement.duration";

    [Fact]
    public async Task On_Discord()
    {
        await using var discord = await DiscordTown.OpenAsync(_ => (429, """{"message":"slow down","retry_after":2.0,"global":false}"""));
        await using var house = await DiscordHouse.OpenAsync(discord.Address);
        var metrics = house.Services.GetRequiredService<BotMetrics>();
        using var told = Metering.Of(metrics);

        await house.Services.GetRequiredService<DiscordApi>().SendAsync(DiscordCall.ReadChannel("3000000000000000001"), TestContext.Current.CancellationToken);
        using var pong = await house.SendAsync(house.Interaction(1, []));
        Assert.True(pong.IsSuccessStatusCode);

        Assert.Equal((1, 0), (told.Sum(Limits, "platform=discord"), told.Times(Acknowledgements)));
        house.Clock.Advance(TimeSpan.FromHours(1));
        metrics.Note(Nothing);
        Assert.Equal(1, told.Times(Acknowledgements, "platform=discord"));
    }

    [Theory]
    [InlineData("{}", 429)]
    [InlineData("""{"ok":false,"error":"ratelimited"}""", 200)]
    public async Task On_Slack(string answer, int status)
    {
        await using var rig = await SlackRig.StartAsync();
        rig.Side.Answer("chat.postMessage", answer, status, "3");
        var metrics = rig.App.Services.GetRequiredService<BotMetrics>();
        using var told = Metering.Of(metrics);

        Assert.IsType<SlackAnswer.Wait>(await rig.App.Services.GetRequiredService<SlackApi>().CallAsync("chat.postMessage", new JsonObject(), "xoxb-any", TestContext.Current.CancellationToken));
        using var answered = await rig.TypeAsync("nonsense");
        Assert.True(answered.IsSuccessStatusCode);

        Assert.Equal((1, 0), (told.Sum(Limits, "platform=slack"), told.Times(Acknowledgements)));
        rig.Clock.Advance(TimeSpan.FromHours(1));
        metrics.Note(Nothing);
        Assert.Equal(1, told.Times(Acknowledgements, "platform=slack"));
    }

    private static BotReading Nothing => new(null, 0, new Dictionary<Platform, int>(), null);
}
