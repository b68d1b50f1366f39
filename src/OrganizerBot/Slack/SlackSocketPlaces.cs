using OrganizerBot.Replicas;

namespace OrganizerBot.Slack;

/// <summary>Slack allows an app ten connections in all, however many replicas it has: each lane needs one of ten places.</summary>
internal sealed class SlackSocketPlaces(ILeases leases, TimeProvider clock)
{
    private const int Places = 10;

    /// <summary>With so many replicas each has a second connection, and two places are left for those that are being replaced. With more, each has one.</summary>
    private const int MostWithTwo = 4;

    /// <summary>Waits for a place.</summary>
    /// <param name="lane">The lane: the first of each replica always gets one, as long as there are any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<HeldLease> TakeAsync(int lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            for (var place = 0; place < Places; place++)
            {
                if (await leases.TakeAsync($"slack/connection/{place}", cancellationToken, lane == 0 ? int.MaxValue : MostWithTwo) is { } lease)
                {
                    return lease;
                }
            }

            await Task.Delay(ILeases.Look, clock, cancellationToken);
        }
    }
}
