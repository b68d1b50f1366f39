using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Slack;

namespace OrganizerBot.Sandbox.Town;

/// <summary>The platforms that the town has.</summary>
internal static class TownPlatforms
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<ITownPlatform> All(TownStore store, TownClock clock, TownFaults faults, TownAddresses addresses, IHttpClientFactory http, TownOptions options) =>
    [
        new DiscordTown(store, clock, faults, addresses, http, options.Receive),
        new SlackTown(store, clock, faults, addresses, http, hasOrganisation: options.HasOrganisation),
    ];
}
