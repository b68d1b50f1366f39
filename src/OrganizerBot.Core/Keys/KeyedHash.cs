using System.Security.Cryptography;

namespace OrganizerBot.Keys;

/// <summary>HMAC-SHA256 with one key, for whoever hashes much with it: the key's own part of the work is done once.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyedHash(byte[] key)
{
    private readonly Lock _gate = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    /// <summary>The hash of some bytes; 32 bytes.</summary>
    public byte[] Of(ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            _hash.AppendData(data);
            return _hash.GetHashAndReset();
        }
    }
}
