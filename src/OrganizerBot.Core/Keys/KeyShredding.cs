using OrganizerBot.Commands;

namespace OrganizerBot.Keys;

/// <summary>Destroys the key by which accounts could be recognised on a thing that is over. Its rows stay, for the count, and tell of nobody.</summary>
internal sealed class KeyShredding(OrganizerDb db, KeyFile file, KeyRotation rotation, IEnumerable<IOverdueKeys> kinds, IWriter writer, TimeProvider clock)
{
    /// <summary>The things whose time has come.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        List<Guid> due = [];
        foreach (var kind in kinds)
        {
            due.AddRange(await kind.DueAsync(clock.GetUtcNow(), cancellationToken));
        }

        return due;
    }

    /// <summary>Destroys one, and asks for the rotation that makes older copies of it useless.</summary>
    public async Task ShredAsync(Guid thing, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            if (await kind.EndAsync(thing, cancellationToken) is var end and not KeyEnd.NotMine && await db.WrappedKeys.FindAsync([thing], cancellationToken) is { } key)
            {
                await DestroyAsync(key, end, cancellationToken);
            }
        }

        await writer.SaveAsync(db, cancellationToken);
        await writer.PurgeAsync(cancellationToken);
    }

    private Task DestroyAsync(WrappedKey key, KeyEnd end, CancellationToken cancellationToken)
    {
        if (end == KeyEnd.Names)
        {
            key.KeepNames(file);
        }
        else
        {
            db.Remove(key);
        }

        return rotation.AskAsync(key.Community, cancellationToken);
    }
}
