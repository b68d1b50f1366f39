using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>One entry of the verifiable count: 65 bytes that tell nothing about the signer.</summary>
/// <remarks>
/// A signature is <c>1 ‖ SHA-256("organizerbot/leaf/1" ‖ sheet ‖ R) ‖ SHA-256(W)</c>: R is a receipt secret that only a signer who asks gets,
/// W a withdrawal secret. A withdrawal is <c>2 ‖ W ‖ 0</c>: anyone can check that it opens exactly one signature.
/// </remarks>
public abstract record Leaf
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 65;

    private const byte SignatureKind = 1;
    private const byte WithdrawalKind = 2;

    private Leaf()
    {
    }

    /// <summary>The leaf of a signature.</summary>
    /// <param name="sheet">The petition's or pledge's sheet.</param>
    /// <param name="receipt">What the signer may ask for.</param>
    /// <param name="withdrawal">W; 32 bytes.</param>
    public static byte[] OfSignature(Guid sheet, Receipt receipt, ReadOnlySpan<byte> withdrawal) => OfSignature(sheet, receipt.ToBytes(), withdrawal);

    /// <summary>The leaf of a signature.</summary>
    /// <param name="sheet">The petition's or pledge's sheet.</param>
    /// <param name="receipt">R; the 16 bytes of a <see cref="Receipt"/>.</param>
    /// <param name="withdrawal">W; 32 bytes.</param>
    public static byte[] OfSignature(Guid sheet, ReadOnlySpan<byte> receipt, ReadOnlySpan<byte> withdrawal) =>
        OfSignature(Commit(sheet, receipt), withdrawal);

    /// <summary>The leaf of a signature.</summary>
    /// <param name="commitment">What it shows of a receipt; 32 bytes.</param>
    /// <param name="withdrawal">W; 32 bytes.</param>
    public static byte[] OfSignature(ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> withdrawal) => [SignatureKind, .. commitment, .. SHA256.HashData(withdrawal)];

    /// <summary>The leaf of a withdrawal.</summary>
    /// <param name="withdrawal">W; 32 bytes.</param>
    public static byte[] OfWithdrawal(ReadOnlySpan<byte> withdrawal) => [WithdrawalKind, .. withdrawal, .. new byte[32]];

    /// <summary>What 65 bytes say, or null when they are neither a signature nor a withdrawal.</summary>
    public static Leaf? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length != Length ? null
        : bytes[0] == SignatureKind ? new Signature(bytes[1..33].ToArray(), bytes[33..].ToArray())
        : bytes[0] == WithdrawalKind && !bytes[33..].ContainsAnyExcept((byte)0) ? new Withdrawal(bytes[1..33].ToArray())
        : null;

    /// <summary>What a signature's leaf shows of its receipt.</summary>
    internal static byte[] Commit(Guid sheet, ReadOnlySpan<byte> receipt) =>
        SHA256.HashData([.. "organizerbot/leaf/1"u8, .. sheet.ToByteArray(bigEndian: true), .. receipt]);

    /// <summary>Somebody signed.</summary>
    /// <param name="Commitment">What whoever has the receipt can find the leaf by; 32 bytes.</param>
    /// <param name="WithdrawalHash">What a withdrawal of this signature opens; 32 bytes.</param>
    public sealed record Signature(byte[] Commitment, byte[] WithdrawalHash) : Leaf;

    /// <summary>Somebody took a signature back.</summary>
    /// <param name="Secret">W; 32 bytes.</param>
    public sealed record Withdrawal(byte[] Secret) : Leaf
    {
        /// <summary>The hash that stands in the signature that this takes back.</summary>
        public byte[] Opens { get; } = SHA256.HashData(Secret);
    }
}
