using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Keys;

namespace OrganizerBot.Commands;

/// <summary>A delivery that had an effect, so that the same one has none again. It holds a keyed hash and a day, no ids and no words.</summary>
public sealed class InboxEntry
{
    private InboxEntry()
    {
    }

    /// <summary>The delivery, keyed; 32 bytes.</summary>
    public byte[] Key { get; private set; } = [];

    /// <summary>The day after which it may be forgotten, UTC.</summary>
    public DateOnly ForgetAfter { get; private set; }

    /// <summary>Notes a delivery. It is kept for at least a day: platforms' signatures are refused after five minutes.</summary>
    public static InboxEntry Of(byte[] key, DateTimeOffset now) => new() { Key = key, ForgetAfter = ForgetDay(now) };

    /// <summary>When a delivery of this moment may be forgotten.</summary>
    public static DateOnly ForgetDay(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(2);

    /// <summary>The key of the delivery by which somebody acts.</summary>
    public static byte[] KeyOf(KeyFile keys, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return KeyOf(keys, visitor.Community.ToString(), visitor.DeliveryId);
    }

    /// <summary>The key of a delivery.</summary>
    public static byte[] KeyOf(KeyFile keys, string platform, string delivery)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return HMACSHA256.HashData(keys.DeploymentKey, Encoding.UTF8.GetBytes($"organizerbot/inbox/1/{platform}/{delivery}"));
    }
}
