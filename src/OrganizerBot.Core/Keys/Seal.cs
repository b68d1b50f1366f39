using System.Security.Cryptography;

namespace OrganizerBot.Keys;

/// <summary>Authenticated encryption: AES-256-GCM with a random 96-bit nonce and a 128-bit tag (NIST SP 800-38D).</summary>
/// <remarks>Layout: nonce (12 bytes), tag (16 bytes), ciphertext.</remarks>
public static class Seal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What to hide.</param>
    /// <param name="place">Where it belongs: it opens nowhere else.</param>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        using var aes = Of(key);
        return Close(aes, plain, place);
    }

    /// <summary>What encrypts with a key, for whoever encrypts much with it. It does one thing at a time: two threads must not use it at once.</summary>
    /// <param name="key">32 bytes.</param>
    public static AesGcm Of(ReadOnlySpan<byte> key) => new(key, TagSize);

    /// <summary>Encrypts with what <see cref="Of"/> made.</summary>
    public static byte[] Close(AesGcm aes, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        ArgumentNullException.ThrowIfNull(aes);
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        Secret.Fill(sealedBytes.AsSpan(0, NonceSize));
        aes.Encrypt(sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), place);
        return sealedBytes;
    }

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">The key or the place is wrong, or the bytes were changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> place)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Too short to be sealed bytes.");
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = Of(key);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes[NonceSize..(NonceSize + TagSize)], plain, place);
        return plain;
    }
}
