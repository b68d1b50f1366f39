using System.Globalization;
using System.Net;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>Genuine requests whose content makes no sense are answered soundly, never with an error of ours.</summary>
public sealed class HostileNonsenseTests(HostileHouse house, ITestOutputHelper output) : IClassFixture<HostileHouse>
{
    private static readonly int Cases = Figures.Cases(1500, 75_000);

    private static readonly HttpStatusCode[] AnythingSound = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized];

    [Fact]
    public async Task Genuine_nonsense_on_Discord_is_never_an_error_of_ours() =>
        await SendAsync("Discord", new DiscordAttacks(house.Discord, house.Clock, new Random(Onslaught.Seed)).Nonsense);

    [Fact]
    public async Task Genuine_nonsense_on_Slack_is_never_an_error_of_ours()
    {
        await SendAsync("Slack", new SlackAttacks(house.Platform.Address, house.Clock, new Random(Onslaught.Seed)).Nonsense);

        Assert.DoesNotContain(house.Platform.Calls, call => HostileHouse.SaysBroken(call.Body));
    }

    private async Task SendAsync(string platform, Func<Attack> next)
    {
        var slowest = await new Onslaught(house, output).SendAsync(next, Cases, AnythingSound);
        Figures.Say(string.Create(CultureInfo.InvariantCulture, $"Fuzzed bodies with a valid signature on {platform}, nonsense: 0 of {Cases:N0} answered 5xx, slowest answer {slowest.TotalMilliseconds:F0} ms"));
    }
}
