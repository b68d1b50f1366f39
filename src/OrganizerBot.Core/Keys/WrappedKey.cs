namespace OrganizerBot.Keys;

/// <summary>The key of one petition, pledge or campaign as the database holds it: readable only with the key file. Deleting the row makes its names unreadable for ever.</summary>
public sealed class WrappedKey
{
    private WrappedKey()
    {
    }

    /// <summary>Which petition's, pledge's or campaign's key it is.</summary>
    public Guid Of { get; private set; }

    /// <summary>Whose key wraps it.</summary>
    public Guid Community { get; private set; }

    /// <summary>Which generation of that key.</summary>
    public int Generation { get; private set; }

    /// <summary>The wrapped key.</summary>
    public byte[] Wrapped { get; private set; } = [];

    /// <summary>Fresh keys, wrapped.</summary>
    public static WrappedKey New(Guid of, CommunityKeys community)
    {
        ArgumentNullException.ThrowIfNull(community);
        return new WrappedKey
        {
            Of = of,
            Community = community.Community,
            Generation = community.Generation,
            Wrapped = community.Wrap(SheetKeys.New(of), of),
        };
    }

    /// <summary>The keys themselves.</summary>
    public SheetKeys Unwrap(KeyFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.For(Community, Generation).Unwrap(Wrapped, Of);
    }
}
