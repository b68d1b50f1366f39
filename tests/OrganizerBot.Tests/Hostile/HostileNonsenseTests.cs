using System.Net;

namespace OrganizerBot.Hostile;

/// <summary>Genuine requests whose content makes no sense are answered soundly, never with an error of ours.</summary>
public sealed class HostileNonsenseTests(HostileHouse house, ITestOutputHelper output) : IClassFixture<HostileHouse>
{
    private const int Cases = 1500;

    private static readonly HttpStatusCode[] AnythingSound = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized];

    [Fact]
    public async Task Genuine_nonsense_on_Discord_is_never_an_error_of_ours() =>
        await new Onslaught(house, output).SendAsync(new DiscordAttacks(house.Discord, house.Clock, new Random(Onslaught.Seed)).Nonsense, Cases, AnythingSound);

    [Fact]
    public async Task Genuine_nonsense_on_Slack_is_never_an_error_of_ours()
    {
        await new Onslaught(house, output).SendAsync(new SlackAttacks(house.Platform.Address, house.Clock, new Random(Onslaught.Seed)).Nonsense, Cases, AnythingSound);

        Assert.DoesNotContain(house.Platform.Calls, call => HostileHouse.SaysBroken(call.Body));
    }
}
