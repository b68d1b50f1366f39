using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Keys;

/// <summary>A community's key-encryption key (KEK) of one generation. It lives in the key file, wraps keys and does nothing else, so that it can be replaced without touching anything that those keys seal.</summary>
/// <param name="Community">The community.</param>
/// <param name="Generation">Which of its wrapping keys this is: 1 for the first.</param>
/// <param name="Bytes">32 bytes.</param>
public sealed record WrappingKey(Guid Community, int Generation, byte[] Bytes)
{
    /// <summary>Wraps a key for its one place.</summary>
    public byte[] Wrap(byte[] key, Guid of, KeyPart part) => Seal.Close(Bytes, key, Place(of, part));

    /// <summary>Unwraps what <see cref="Wrap"/> wrapped for the same place.</summary>
    /// <exception cref="CryptographicException">It was wrapped by another key or for another place.</exception>
    public byte[] Unwrap(byte[] wrapped, Guid of, KeyPart part) => Seal.Open(Bytes, wrapped, Place(of, part));

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"wrapping key of {Community:N}, generation {Generation}";

    private byte[] Place(Guid of, KeyPart part) => Encoding.UTF8.GetBytes($"organizerbot/wrap/1/{Community:N}/{of:N}/{part}");
}
