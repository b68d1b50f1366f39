using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Keys;

/// <summary>Replaces a community's wrapping key after something was destroyed, so that no older copy of the database brings it back.</summary>
/// <remarks>
/// What is left to do stands in the database (a rotation was asked for, keys are wrapped by an older generation) and in the key file (more than one
/// generation), so whatever step a crash interrupts, the next turn goes on from there. Until the last step all generations are valid.
/// </remarks>
internal sealed class KeyRotation(OrganizerDb db, KeyFile file, IWriter writer, TimeProvider clock)
{
    /// <summary>How long an older generation stays after the next one came: a command in flight may still save a key that it wrapped.</summary>
    public static readonly TimeSpan InFlight = TimeSpan.FromMinutes(5);

    /// <summary>Told of each step that is done; tests stop here.</summary>
    public Action<RotationStep> Reached { get; set; } = _ => { };

    /// <summary>How long an older generation stays; nothing where the bot does not run, and so nothing is in flight.</summary>
    public TimeSpan Grace { get; set; } = InFlight;

    /// <summary>Asks for a rotation. Saved in the same unit of work as what was destroyed, so that one never happens without the other.</summary>
    public async Task AskAsync(Guid community, CancellationToken cancellationToken) =>
        (await db.WrappedKeys.FindAsync([community], cancellationToken))?.AskRotation();

    /// <summary>The communities in which there is something to do.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken) =>
        [.. (await db.WrappedKeys.Where(key => key.RotationAsked).Select(key => key.Community).ToListAsync(cancellationToken)).Union(file.Rotating)];

    /// <summary>Goes on with a community's rotation as far as it may go now.</summary>
    public async Task TurnAsync(Guid community, CancellationToken cancellationToken)
    {
        var keys = await db.WrappedKeys.Where(key => key.Community == community).ToListAsync(cancellationToken);
        if (keys.Exists(key => key.RotationAsked))
        {
            // Nothing is begun with a key file that does not belong to this database.
            keys.ForEach(key => key.Open(file));
            file.Add(community);
            Reached(RotationStep.Added);
        }

        // Whoever read a key just before it is wrapped anew must still be able to open it: what was used until now goes in a later turn.
        HashSet<int> used = [.. keys.Select(key => key.Generation)];
        await RewrapAsync(keys, file.Newest(community), cancellationToken);
        if (await writer.PurgeAsync(cancellationToken))
        {
            Reached(RotationStep.Purged);
            Remove(community, used);
        }
    }

    private async Task RewrapAsync(List<WrappedKey> keys, WrappingKey newest, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            key.AnswerRotation();
            if (key.Generation != newest.Generation)
            {
                key.Rewrap(file, newest);
            }
        }

        if (db.ChangeTracker.HasChanges())
        {
            await writer.SaveAsync(db, cancellationToken);
            Reached(RotationStep.Rewrapped);
        }
    }

    /// <summary>Removes generations that nothing is wrapped by, and that nothing in flight can be wrapped by any more.</summary>
    private void Remove(Guid community, HashSet<int> used)
    {
        var generations = file.GenerationsOf(community).OrderBy(generation => generation.Key).ToArray();
        int[] over = [.. generations.Zip(generations.Skip(1))
            .Where(pair => !used.Contains(pair.First.Key) && clock.GetUtcNow() - pair.Second.Value >= Grace)
            .Select(pair => pair.First.Key)];
        if (over.Length > 0)
        {
            file.Remove(community, over);
            Reached(RotationStep.Removed);
        }
    }
}

/// <summary>How far a turn of a rotation came.</summary>
internal enum RotationStep
{
    /// <summary>The next generation stands in the key file.</summary>
    Added,

    /// <summary>All keys are wrapped by it.</summary>
    Rewrapped,

    /// <summary>What was overwritten is gone from the database's files.</summary>
    Purged,

    /// <summary>Older generations are gone from the key file.</summary>
    Removed,
}
