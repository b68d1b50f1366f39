using System.Security.Cryptography;

namespace OrganizerBot.Keys;

/// <summary>Randomness from the operating system's generator.</summary>
/// <remarks>
/// What that generator costs is the call, not the bytes, and a signature needs three of its answers. So each thread asks for <see cref="Drawn"/> bytes at a time; a byte is
/// wiped here as it is given out, and none is given out twice.
/// </remarks>
public static class Secret
{
    /// <summary>So many bytes are asked for at once.</summary>
    internal const int Drawn = 512;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _left;

    /// <summary>32 random bytes, as a key.</summary>
    public static byte[] Key()
    {
        var key = new byte[32];
        Fill(key);
        return key;
    }

    /// <summary>A random id that tells nothing about when it was made, for signatures, refusals, leaves and inbox rows.</summary>
    public static Guid Id()
    {
        Span<byte> id = stackalloc byte[16];
        Fill(id);
        return new Guid(id);
    }

    /// <summary>Fills bytes with random ones.</summary>
    public static void Fill(Span<byte> bytes)
    {
        if (bytes.Length > Drawn)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        _drawn ??= new byte[Drawn];
        if (_left < bytes.Length)
        {
            RandomNumberGenerator.Fill(_drawn);
            _left = Drawn;
        }

        _left -= bytes.Length;
        var given = _drawn.AsSpan(_left, bytes.Length);
        given.CopyTo(bytes);
        CryptographicOperations.ZeroMemory(given);
    }
}
