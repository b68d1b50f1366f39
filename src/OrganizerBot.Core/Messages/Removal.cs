using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>Notes that a platform says the bot was removed from a community: nothing more is posted there until moderators have invited it again and take their channels up again.</summary>
/// <remarks>Nothing is deleted. Who removes a bot by mistake would lose everything, and what members signed is theirs.</remarks>
public sealed class Removal(OrganizerDb db, IWriter writer, TimeProvider clock)
{
    /// <summary>Suspends the community's channels. No word is left in the moderators' channel: it is gone like the others.</summary>
    /// <returns>How many channels were posted to until now.</returns>
    public async Task<int> NoteAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        var (platform, id) = community;
        if (await db.Communities.FirstOrDefaultAsync(known => known.Platform == platform && known.PlatformId == id, cancellationToken) is not { } left)
        {
            return 0;
        }

        db.ConfineTo(left.Id);
        var now = clock.GetUtcNow();
        var destinations = await db.Destinations.Where(destination => destination.CommunityId == left.Id).ToListAsync(cancellationToken);
        var count = destinations.Count(destination => destination.Suspend(SuspensionReason.Gone, now));
        await writer.SaveAsync(db, cancellationToken);
        return count;
    }
}
