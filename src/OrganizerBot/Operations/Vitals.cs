using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Operations;

/// <summary>Looks what waits, of all communities together.</summary>
internal sealed class Vitals(OrganizerDb db, TimeProvider clock)
{
    /// <summary>Looks. What waits for a suspended channel waits on purpose, and is counted there.</summary>
    public async Task<BotReading> LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = db.Outbox.AsNoTracking()
            .Where(entry => entry.State == OutboxState.Waiting || entry.State == OutboxState.Sending)
            .Where(entry => db.Destinations.Any(destination => destination.Id == entry.DestinationId && destination.Suspended == null));
        var oldest = await open.OrderBy(entry => entry.Id).Select(entry => (Id<OutboxEntry>?)entry.Id).FirstOrDefaultAsync(cancellationToken);
        var suspended = await db.Destinations.Where(destination => destination.Suspended != null).GroupBy(destination => destination.Platform)
            .Select(group => new { Platform = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var due = await db.Digests
            .Where(digest => digest.State == DigestState.Active && digest.NextAt <= now)
            .Where(digest => db.Destinations.Any(destination => destination.Id == digest.DestinationId && destination.Suspended == null))
            .MinAsync(digest => digest.NextAt, cancellationToken);
        return new BotReading(
            oldest is { } id ? MadeAt(id.Value) : null,
            await open.CountAsync(cancellationToken),
            Enum.GetValues<Platform>().ToDictionary(platform => platform, platform => suspended.Find(each => each.Platform == platform)?.Count ?? 0),
            due);
    }

    /// <summary>An id of version 7 begins with the millisecond in which it was made.</summary>
    private static DateTimeOffset MadeAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> 16);
}
