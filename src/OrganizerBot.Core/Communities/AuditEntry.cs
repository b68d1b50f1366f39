using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>One change by a moderator: who, what, about what, on which day. Acts of signers are never written here.</summary>
/// <remarks>
/// The entries of a community are a chain: each is numbered, holds the hash of the one before it, and a hash of itself that takes the key file
/// to make. So whoever can write into the database, and no more, cannot change an entry or take one out unseen. Forgetting takes the oldest: the
/// chain then hangs on the oldest that is kept. That the newest were cut off does not show.
/// </remarks>
public sealed class AuditEntry
{
    /// <summary>How many days an entry is kept.</summary>
    public const int DaysKept = 90;

    private AuditEntry()
    {
    }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>Its place in the community's chain, from 1. Two that were written at once cannot both have it.</summary>
    public int Number { get; private set; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The command's path.</summary>
    public string Act { get; private set; } = "";

    /// <summary>The code of what it was about, or from what to what it changed settings, if any.</summary>
    public string? About { get; private set; }

    /// <summary>The moderator, keyed for one month: without the keys, acts of two months are not known to be the same moderator's.</summary>
    public byte[] Actor { get; private set; } = [];

    /// <summary>The platform's id of the moderator, sealed, so that moderators can be told. The chain does not vouch for it but for <see cref="Actor"/>.</summary>
    public byte[] SealedActor { get; private set; } = [];

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public byte[] Before { get; private set; } = [];

    /// <summary>The hash of this entry.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Writes the entry that follows.</summary>
    /// <param name="last">The newest entry of the community, or null when there is none.</param>
    /// <param name="community">The community's keys.</param>
    /// <param name="file">The key file, which holds what hashes are made with.</param>
    /// <param name="member">The moderator's account.</param>
    /// <param name="act">The command's path.</param>
    /// <param name="about">The code of what it was about, or what it changed.</param>
    /// <param name="now">The moment, of which the day is kept.</param>
    public static AuditEntry After(AuditEntry? last, CommunityKeys community, KeyFile file, string member, string act, string? about, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(community);
        ArgumentNullException.ThrowIfNull(file);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var number = (last?.Number ?? 0) + 1;
        var entry = new AuditEntry
        {
            CommunityId = new Id<Community>(community.Community),
            Number = number,
            Day = day,
            Act = act,
            About = about,
            Actor = ActorOf(community, member, day),
            SealedActor = community.Close(member, Place(number)),
            Before = last?.Hash ?? [],
        };
        entry.Hash = entry.HashWith(file);
        return entry;
    }

    /// <summary>How a moderator is named in the entries of a month.</summary>
    public static byte[] ActorOf(CommunityKeys community, string member, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(community);
        return community.Tag(string.Create(CultureInfo.InvariantCulture, $"audit/{day:yyyy-MM}"), member);
    }

    /// <summary>The platform's id of the moderator, or null where the seal was emptied, or holds another account than the chain vouches for.</summary>
    public string? Member(CommunityKeys community)
    {
        ArgumentNullException.ThrowIfNull(community);
        try
        {
            var member = community.Open(SealedActor, Place(Number));
            return CryptographicOperations.FixedTimeEquals(Actor, ActorOf(community, member, Day)) ? member : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether it is as it was written, and follows the one before; the oldest that is kept follows what was forgotten.</summary>
    public bool Follows(AuditEntry? before, KeyFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return CryptographicOperations.FixedTimeEquals(Hash, HashWith(file))
            && (before is null || (Number == before.Number + 1 && Before.AsSpan().SequenceEqual(before.Hash)));
    }

    /// <summary>HMAC-SHA256 under the deployment's key over a JSON array of everything in it but the seal.</summary>
    private byte[] HashWith(KeyFile file) => HMACSHA256.HashData(file.DeploymentKey, JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        "organizerbot/audit/1", CommunityId.ToString(), Number.ToString(CultureInfo.InvariantCulture), Day.ToString("O", CultureInfo.InvariantCulture),
        Act, About, Convert.ToHexString(Actor), Convert.ToHexString(Before),
    ]));

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"audit/{number}");
}
