using System.Security.Cryptography;

namespace OrganizerBot.Keys;

/// <summary>Randomness from the operating system's generator.</summary>
public static class Secret
{
    /// <summary>32 random bytes, as a key.</summary>
    public static byte[] Key() => RandomNumberGenerator.GetBytes(32);

    /// <summary>Two keys. What the system's generator costs is the call, not the bytes.</summary>
    public static (byte[] First, byte[] Second) Keys()
    {
        var both = RandomNumberGenerator.GetBytes(64);
        return (both[..32], both[32..]);
    }

    /// <summary>A random id that tells nothing about when it was made, for signatures, refusals, leaves and inbox rows.</summary>
    public static Guid Id() => new(RandomNumberGenerator.GetBytes(16));
}
