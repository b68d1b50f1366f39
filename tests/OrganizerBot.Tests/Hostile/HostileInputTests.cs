using System.Globalization;
using System.Net;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>What is forged, stale, spoiled or too large is refused as the platforms ask, and nothing of it is kept.</summary>
public sealed class HostileInputTests(HostileHouse house, ITestOutputHelper output) : IClassFixture<HostileHouse>
{
    private const int OversizedCases = 5;

    // In the long form: a million forged ones, and with the nonsense beside this class 300,000 spoiled ones, on both platforms together.
    private static readonly int ForgedCases = Figures.Cases(2000, 500_000);
    private static readonly int SpoiledCases = Figures.Cases(1000, 75_000);

    private static readonly HttpStatusCode[] NotGenuine = [HttpStatusCode.Unauthorized];
    private static readonly HttpStatusCode[] NotUnderstood = [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized];
    private static readonly HttpStatusCode[] TooLarge = [HttpStatusCode.RequestEntityTooLarge];

    [Fact]
    public async Task What_is_not_genuine_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync("Forged or stale on Discord", "accepted", Discord().Forged, ForgedCases, NotGenuine);

    [Fact]
    public async Task What_is_not_understood_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync("Fuzzed bodies with a valid signature on Discord, spoiled", "answered 5xx", Discord().Spoiled, SpoiledCases, NotUnderstood);

    [Fact]
    public async Task What_is_too_large_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync("Oversized on Discord", "accepted", Discord().Oversized, OversizedCases, TooLarge);

    [Fact]
    public async Task What_is_not_genuine_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync("Forged or stale on Slack", "accepted", Slack().Forged, ForgedCases, NotGenuine);

    [Fact]
    public async Task What_is_not_understood_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync("Fuzzed bodies with a valid signature on Slack, spoiled", "answered 5xx", Slack().Spoiled, SpoiledCases, NotUnderstood);

    [Fact]
    public async Task What_is_too_large_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync("Oversized on Slack", "accepted", Slack().Oversized, OversizedCases, TooLarge);

    private DiscordAttacks Discord() => new(house.Discord, house.Clock, new Random(Onslaught.Seed));

    private SlackAttacks Slack() => new(house.Platform.Address, house.Clock, new Random(Onslaught.Seed));

    private async Task RefusedAsync(string what, string not, Func<Attack> next, int count, HttpStatusCode[] allowed)
    {
        var before = house.Content();

        var slowest = await new Onslaught(house, output).SendAsync(next, count, allowed);

        Tables.Same(before, house.Content(), what);
        Figures.Say(string.Create(CultureInfo.InvariantCulture, $"{what}: 0 of {count:N0} {not}, 0 rows changed, slowest answer {slowest.TotalMilliseconds:F0} ms"));
    }
}
