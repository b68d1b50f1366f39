using System.Net;

namespace OrganizerBot.Hostile;

/// <summary>What is forged, stale, spoiled or too large is refused as the platforms ask, and nothing of it is kept.</summary>
public sealed class HostileInputTests(HostileHouse house, ITestOutputHelper output) : IClassFixture<HostileHouse>
{
    private const int ForgedCases = 2000;
    private const int SpoiledCases = 1000;
    private const int OversizedCases = 5;

    private static readonly HttpStatusCode[] NotGenuine = [HttpStatusCode.Unauthorized];
    private static readonly HttpStatusCode[] NotUnderstood = [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized];
    private static readonly HttpStatusCode[] TooLarge = [HttpStatusCode.RequestEntityTooLarge];

    [Fact]
    public async Task What_is_not_genuine_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync(Discord().Forged, ForgedCases, NotGenuine);

    [Fact]
    public async Task What_is_not_understood_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync(Discord().Spoiled, SpoiledCases, NotUnderstood);

    [Fact]
    public async Task What_is_too_large_on_Discord_is_refused_and_leaves_nothing() => await RefusedAsync(Discord().Oversized, OversizedCases, TooLarge);

    [Fact]
    public async Task What_is_not_genuine_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync(Slack().Forged, ForgedCases, NotGenuine);

    [Fact]
    public async Task What_is_not_understood_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync(Slack().Spoiled, SpoiledCases, NotUnderstood);

    [Fact]
    public async Task What_is_too_large_on_Slack_is_refused_and_leaves_nothing() => await RefusedAsync(Slack().Oversized, OversizedCases, TooLarge);

    private DiscordAttacks Discord() => new(house.Discord, house.Clock, new Random(Onslaught.Seed));

    private SlackAttacks Slack() => new(house.Platform.Address, house.Clock, new Random(Onslaught.Seed));

    private async Task RefusedAsync(Func<Attack> next, int count, HttpStatusCode[] allowed)
    {
        var before = house.Rows();

        await new Onslaught(house, output).SendAsync(next, count, allowed);

        Assert.Equal(before, house.Rows());
    }
}
