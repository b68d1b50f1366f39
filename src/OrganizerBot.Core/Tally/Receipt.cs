using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using OrganizerBot.Keys;

namespace OrganizerBot.Tally;

/// <summary>A secret by which a signer finds their own signature in the public log. It is shown once, kept nowhere, and is itself evidence of having signed.</summary>
/// <remarks>128 random bits, for people 26 characters of Crockford's base 32 (the digits of one number, so the first is 7 at most).</remarks>
public readonly record struct Receipt : IParsable<Receipt>
{
    /// <summary>The length in bytes.</summary>
    public const int Length = 16;

    private readonly UInt128 _value;

    private Receipt(UInt128 value) => _value = value;

    /// <summary>A fresh one.</summary>
    public static Receipt New() => Of(Secret.Key().AsSpan(0, Length));

    /// <summary>The receipt of these 16 bytes.</summary>
    /// <exception cref="ArgumentException">They are not 16.</exception>
    public static Receipt Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? new Receipt(BinaryPrimitives.ReadUInt128BigEndian(bytes)) : throw new ArgumentException("A receipt is 16 bytes.", nameof(bytes));

    /// <inheritdoc/>
    public static Receipt Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var receipt) ? receipt : throw new FormatException("Not a receipt.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Receipt result)
    {
        var number = Crockford.Number(s);
        result = new Receipt(number ?? 0);
        return number is not null;
    }

    /// <summary>R, 16 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return bytes;
    }

    /// <summary>What the leaf of its signature shows: SHA-256("organizerbot/leaf/1" ‖ sheet ‖ R), the sheet's id as 16 bytes, most significant first.</summary>
    public byte[] Commitment(Guid sheet) => Leaf.Commit(sheet, ToBytes());

    /// <summary>The 26 characters.</summary>
    public override string ToString() => Crockford.Of(_value);
}
