using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Messages;

/// <summary>Takes back what waits for a channel that is suspended or rests for long, and can be written anew when it is well again.</summary>
internal sealed class Recalls(OrganizerDb db, IEnumerable<IRecall> recalls)
{
    /// <summary>Takes back, with this saving, what nobody is sending and what certainly was not posted. What a suspended channel's platform was asked to post by itself may have come, and comes once more as a repeat.</summary>
    public async Task RecallAsync(Destination destination, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Outbox.Open()
            .Where(entry => entry.DestinationId == destination.Id && entry.State != OutboxState.Sending && (entry.LeaseUntil == null || entry.LeaseUntil <= now))
            .ToListAsync(cancellationToken);
        foreach (var planned in open.Where(entry => entry.State == OutboxState.Planned && destination.Suspended is not null))
        {
            planned.Take(now);
            planned.Repeat(now);
        }

        var waiting = open.Where(entry => entry is { State: OutboxState.Waiting, IsDoubtful: false, IsRepeat: false }).ToArray();
        foreach (var recall in recalls)
        {
            await recall.RecallAsync(waiting, cancellationToken);
        }
    }
}
