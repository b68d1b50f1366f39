using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>How a signature and its leaf belong together: the leaf shows the hash of the signature's withdrawal secret.</summary>
public static class LeafLink
{
    /// <summary>The hash of a withdrawal secret; 32 bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> withdrawal) => SHA256.HashData(withdrawal);

    /// <summary>The leaf of a signature with a receipt.</summary>
    /// <param name="commitment">What the leaf shows of the receipt; 32 bytes.</param>
    /// <param name="link">The hash of the withdrawal secret; 32 bytes.</param>
    public static byte[] Bind(ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> link) => [1, .. commitment, .. link];
}
