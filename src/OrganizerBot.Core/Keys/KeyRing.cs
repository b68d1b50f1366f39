using OrganizerBot.Communities;

namespace OrganizerBot.Keys;

/// <summary>Hands out keys to whoever works in a unit of work: it finds them in the database and unwraps them with the key file.</summary>
public sealed class KeyRing(OrganizerDb db, KeyFile file, OpenedRoots roots)
{
    /// <summary>A community's own keys.</summary>
    /// <exception cref="InvalidOperationException">They are not in the database, or the key file does not belong to it.</exception>
    public async Task<CommunityKeys> OfCommunityAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        if (roots.Find(community.Value) is { } opened)
        {
            return opened;
        }

        var root = await db.WrappedKeys.FindAsync([community.Value], cancellationToken)
            ?? throw new InvalidOperationException("The database lacks the key of a community. Restore the database from a backup.");
        return roots.Keep(new CommunityKeys(community.Value, root.Open(file)));
    }

    /// <summary>The keys of a petition's or pledge's sheet or of a campaign, also of one that is not saved yet. Null once they were destroyed.</summary>
    public async Task<SheetKeys?> OfAsync(Guid thing, CancellationToken cancellationToken) =>
        await db.WrappedKeys.FindAsync([thing], cancellationToken) is { } key ? new SheetKeys(thing, key.Open(file), key.Part) : null;

    /// <summary>Makes the keys of a new sheet or campaign, or of a community that is met; they are saved with it.</summary>
    /// <param name="thing">The sheet, the campaign or the community itself.</param>
    /// <param name="community">The community that answers for it.</param>
    public void Make(Guid thing, Id<Community> community) => db.Add(WrappedKey.New(thing, file.Newest(community.Value)));
}
