using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>One entry of the verifiable count: 65 bytes that tell nothing about the signer.</summary>
/// <remarks>
/// A signature is <c>1 ‖ SHA-256("organizerbot/leaf/1" ‖ sheet ‖ R) ‖ SHA-256(W)</c>: R is a receipt secret that only a signer who asks gets,
/// W a withdrawal secret. A withdrawal is <c>2 ‖ W ‖ 0</c>: anyone can check that it opens exactly one signature.
/// </remarks>
public static class Leaf
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 65;

    /// <summary>The leaf of a signature.</summary>
    /// <param name="sheet">The petition's or pledge's sheet.</param>
    /// <param name="receipt">R.</param>
    /// <param name="withdrawal">W.</param>
    public static byte[] OfSignature(Guid sheet, ReadOnlySpan<byte> receipt, ReadOnlySpan<byte> withdrawal) =>
        [1, .. SHA256.HashData([.. "organizerbot/leaf/1"u8, .. sheet.ToByteArray(bigEndian: true), .. receipt]), .. SHA256.HashData(withdrawal)];

    /// <summary>The leaf of a withdrawal.</summary>
    /// <param name="withdrawal">W; 32 bytes.</param>
    public static byte[] OfWithdrawal(ReadOnlySpan<byte> withdrawal) => [2, .. withdrawal, .. new byte[32]];
}
