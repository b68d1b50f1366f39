using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>An account that was appointed to configure and review. Stored so that only the key file can tell who it is.</summary>
public sealed class Moderator
{
    private Moderator()
    {
    }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The account, keyed.</summary>
    public byte[] Tag { get; private set; } = [];

    /// <summary>The platform's id of the account, sealed, so that moderators can be listed.</summary>
    public byte[] SealedMember { get; private set; } = [];

    /// <summary>Appoints an account.</summary>
    public static Moderator Appoint(Id<Community> community, CommunityKeys keys, string member)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Moderator { CommunityId = community, Tag = TagOf(keys, member), SealedMember = keys.Close(member, "moderator") };
    }

    /// <summary>How an account is stored.</summary>
    public static byte[] TagOf(CommunityKeys keys, string member)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("moderator", member);
    }

    /// <summary>The platform's id of the account.</summary>
    public string Member(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Open(SealedMember, "moderator");
    }
}
