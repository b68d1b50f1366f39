using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>A member from whom a community takes no refusals for a year, or until moderators lift it.</summary>
/// <remarks>
/// There are two kinds, and neither tells anything about the other. Of a member whom moderators named it is known who is meant. Of the unknown author of a
/// refusal nobody can tell: whoever blocks one member after the other by name must not hear from any of them that they were that author.
/// </remarks>
public sealed class Block
{
    /// <summary>After so many years it ends by itself.</summary>
    public const int YearsKept = 1;

    private const string Place = "block";

    private Block()
    {
    }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The member, keyed, in a way that belongs to its kind.</summary>
    public byte[] Tag { get; private set; } = [];

    /// <summary>What moderators type to lift it.</summary>
    public Code Code { get; private set; }

    /// <summary>The day on which it was made, in the community's time zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Why, sealed; null once the member had themselves forgotten.</summary>
    public byte[]? SealedReason { get; private set; }

    /// <summary>The platform's id of a member whom moderators named, sealed; null of an unknown author, and once the member had themselves forgotten.</summary>
    public byte[]? SealedMember { get; private set; }

    /// <summary>Blocks a member whom moderators name.</summary>
    public static Block Of(Community community, CommunityKeys keys, string member, string reason, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var block = Make(community, keys, TagOfMember(keys, member), reason, day);
        block.SealedMember = keys.Close(member, Place);
        return block;
    }

    /// <summary>Blocks the author of a refusal, whom nobody knows.</summary>
    /// <param name="community">The community.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="recipient">For whom a notice would be left, as the refusal keeps it: see <see cref="Notice.RecipientTag"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="day">The day.</param>
    public static Block OfAuthor(Community community, CommunityKeys keys, byte[] recipient, string reason, DateOnly day) => Make(community, keys, TagOfAuthor(keys, recipient), reason, day);

    /// <summary>How a member whom moderators named is stored.</summary>
    public static byte[] TagOfMember(CommunityKeys keys, string member)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("block/member", member);
    }

    /// <summary>How an unknown author is stored: keyed once more, so that no table shows which notices and which block are one person's.</summary>
    public static byte[] TagOfAuthor(CommunityKeys keys, byte[] recipient)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("block/author", Convert.ToHexString(recipient));
    }

    /// <summary>Why, or null where that was forgotten.</summary>
    public string? Reason(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return SealedReason is null ? null : keys.Open(SealedReason, Place);
    }

    /// <summary>The platform's id of the member, or null where moderators do not know who it is.</summary>
    public string? Member(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return SealedMember is null ? null : keys.Open(SealedMember, Place);
    }

    /// <summary>The member had themselves forgotten: only what keeps it working is left. Words about a member whom moderators named may name them too.</summary>
    public void Forget() => (SealedReason, SealedMember) = (SealedMember is null ? SealedReason : null, null);

    private static Block Make(Community community, CommunityKeys keys, byte[] tag, string reason, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(community);
        ArgumentNullException.ThrowIfNull(keys);
        return new Block { CommunityId = community.Id, Tag = tag, Code = Code.New(), Day = day, SealedReason = keys.Close(reason, Place) };
    }
}
