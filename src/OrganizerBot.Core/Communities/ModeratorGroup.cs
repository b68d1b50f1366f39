using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>A group of accounts whose members may configure and review: a Discord role, a Slack user group. Stored like a <see cref="Moderator"/>; who is in it is never stored.</summary>
public sealed class ModeratorGroup
{
    /// <summary>So many a community may have: on Slack each is looked up by itself.</summary>
    public const int Most = 10;

    private const string Place = "moderatorgroup";

    private ModeratorGroup()
    {
    }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The group, keyed.</summary>
    public byte[] Tag { get; private set; } = [];

    /// <summary>The platform's id of the group, sealed, so that it can be listed and its members found.</summary>
    public byte[] SealedGroup { get; private set; } = [];

    /// <summary>Appoints a group.</summary>
    public static ModeratorGroup Appoint(Id<Community> community, CommunityKeys keys, string group)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new ModeratorGroup { CommunityId = community, Tag = TagOf(keys, group), SealedGroup = keys.Close(group, Place) };
    }

    /// <summary>How a group is stored.</summary>
    public static byte[] TagOf(CommunityKeys keys, string group)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag(Place, group);
    }

    /// <summary>The platform's id of the group.</summary>
    public string Group(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Open(SealedGroup, Place);
    }
}
