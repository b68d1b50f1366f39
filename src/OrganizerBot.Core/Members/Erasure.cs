using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Members;

/// <summary>Erases everything that is kept about a member in their community, and makes older copies of it unreadable.</summary>
internal sealed class Erasure(OrganizerDb db, IEnumerable<IErasable> kinds, KeyRotation rotation, IWriter writer, TimeProvider clock)
{
    /// <summary>Erases it, and answers after it is gone from the database's files. Done again it changes nothing.</summary>
    public async Task EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        HashSet<Guid> touched = [];
        foreach (var kind in kinds)
        {
            touched.UnionWith(await kind.EraseAsync(caller, cancellationToken));
        }

        foreach (var community in touched)
        {
            await rotation.AskAsync(community, cancellationToken);
        }

        // Replayed later, when its sender has signed again, this delivery must not erase that too.
        if (!await db.Inbox.AnyAsync(entry => entry.Key == caller.Inbox, cancellationToken))
        {
            db.Add(InboxEntry.Of(caller.Inbox, clock.GetUtcNow()));
        }

        await writer.SaveAsync(db, cancellationToken);

        // Also where nothing was found: an earlier attempt may have been interrupted here. Where somebody reads an older state just now, the rotation of the keys goes on trying each minute.
        await writer.PurgeAsync(cancellationToken);
    }
}
