using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Communities from which the bot was removed so long ago that their data is erased: first their rows and keys, then, at the next look, the wrapping keys by which older copies of the database could still be read.</summary>
internal sealed class Departures(OrganizerDb db, KeyFile file, OpenedRoots roots, DepartedData data, IEnumerable<RetentionTime> times, TimeProvider clock) : IOverdueKeys
{
    public async Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var left = await db.Communities.Where(community => community.LeftAt != null).ToListAsync(cancellationToken);
        return [.. left.Where(community => IsDue(community, now) || (community.ErasedAt is not null && file.GenerationsOf(community.Id.Value).Count > 0)).Select(community => community.Id.Value)];
    }

    public async Task<KeyEnd> EndAsync(Guid thing, CancellationToken cancellationToken)
    {
        Id<Community> id = new(thing);
        if (await db.Communities.FirstOrDefaultAsync(community => community.Id == id, cancellationToken) is not { } community)
        {
            return KeyEnd.NotMine;
        }

        roots.Forget(thing);
        if (community.ErasedAt is not null)
        {
            file.Forget(thing);
            return KeyEnd.NotMine;
        }

        // Whoever came back between the look and the turn stays.
        if (!IsDue(community, clock.GetUtcNow()))
        {
            return KeyEnd.NotMine;
        }

        await data.EraseAsync(community, cancellationToken);
        community.Erase(clock.GetUtcNow());
        return KeyEnd.Nothing;
    }

    private bool IsDue(Community community, DateTimeOffset now) => community.ErasedAt is null && community.LeftAt is { } left && now - left >= TimeSpan.FromDays(DaysOn(community.Platform));

    private int DaysOn(Platform platform) => times.FirstOrDefault(time => time.Platform == platform)?.Days ?? RetentionTime.UsualDays;
}
