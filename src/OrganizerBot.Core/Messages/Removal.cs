using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Messages;

/// <summary>Notes that the bot was removed from a community, or is there again.</summary>
/// <remarks>
/// Nothing more is posted there, what let the bot in is erased at once, and the days begin after which the community's data is erased (<see cref="Departures"/>).
/// Whoever removed the bot by mistake installs it again before then, and everything is as it was.
/// </remarks>
public sealed class Removal(OrganizerDb db, IWriter writer, TimeProvider clock)
{
    /// <summary>The bot was removed. Told again, by whichever way and in whichever order, it changes nothing more.</summary>
    /// <returns>How many channels were posted to until now.</returns>
    public async Task<int> NoteAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        if (await FindAsync(community, cancellationToken) is not { } left)
        {
            return 0;
        }

        var count = await LeaveAsync(left, cancellationToken);
        if (db.ChangeTracker.HasChanges())
        {
            await writer.SaveAsync(db, cancellationToken);
            await writer.PurgeAsync(cancellationToken);
        }

        return count;
    }

    /// <summary>The bot is there again: what it may post is posted, and nothing is erased.</summary>
    public async Task ReturnAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        if (await FindAsync(community, cancellationToken) is { LeftAt: not null } back)
        {
            await TakeBackAsync(back, cancellationToken);
            await writer.SaveAsync(db, cancellationToken);
        }
    }

    /// <summary>The same as noting it, saved with this unit of work.</summary>
    internal async Task<int> LeaveAsync(Community community, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        community.Leave(now);
        db.RemoveRange(await db.Installations.Where(installation => installation.CommunityId == community.Id).ToListAsync(cancellationToken));
        var destinations = await db.Destinations.Where(destination => destination.CommunityId == community.Id).ToListAsync(cancellationToken);
        return destinations.Count(destination => destination.Suspend(SuspensionReason.Removed, now));
    }

    /// <summary>The same as returning, saved with this unit of work. Channels that were suspended for another reason stay so.</summary>
    internal async Task TakeBackAsync(Community community, CancellationToken cancellationToken)
    {
        if (!community.Return())
        {
            return;
        }

        foreach (var destination in await db.Destinations.Where(destination => destination.CommunityId == community.Id && destination.Suspended == SuspensionReason.Removed).ToListAsync(cancellationToken))
        {
            destination.Resume();
        }
    }

    private Task<Community?> FindAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        var (platform, id) = community;
        return db.Communities.FirstOrDefaultAsync(known => known.Platform == platform && known.PlatformId == id, cancellationToken);
    }
}
