using System.Buffers;
using System.Security.Cryptography;

namespace OrganizerBot;

/// <summary>Douglas Crockford's base 32: digits and capitals without I, L, O and U. Read without regard to case, with I and L as 1, O as 0.</summary>
internal static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int DigitsOf128Bits = 26;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Random characters.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>The first characters of a hash: five bits of each byte, which must be as many as the characters at least.</summary>
    public static string Of(ReadOnlySpan<byte> hash, int length)
    {
        Span<char> letters = stackalloc char[length];
        for (var index = 0; index < length; index++)
        {
            letters[index] = Alphabet[hash[index] & 31];
        }

        return new string(letters);
    }

    /// <summary>128 bits as the 26 digits of one number, the most significant first; the first digit is 7 at most.</summary>
    public static string Of(UInt128 number)
    {
        Span<char> digits = stackalloc char[DigitsOf128Bits];
        for (var index = DigitsOf128Bits - 1; index >= 0; index--)
        {
            digits[index] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }

        return new string(digits);
    }

    /// <summary>The number that 26 typed digits are, or null when they are none or hold more than 128 bits.</summary>
    public static UInt128? Number(string? typed) =>
        Read(typed, DigitsOf128Bits) is { } digits && Alphabet.IndexOf(digits[0]) < 8
            ? digits.Aggregate(UInt128.Zero, (number, digit) => (number << 5) | (uint)Alphabet.IndexOf(digit))
            : null;

    /// <summary>What was typed as it is kept, or null when it is not of that length in this alphabet. A leading # and dashes do not matter.</summary>
    public static string? Read(string? typed, int length)
    {
        if (typed?.Length == length && !typed.AsSpan().ContainsAnyExcept(Letters))
        {
            return typed;
        }

        var text = string.Concat((typed ?? "").Trim().TrimStart('#').ToUpperInvariant().Where(letter => letter != '-'))
            .Replace('I', '1').Replace('L', '1').Replace('O', '0');
        return text.Length == length && text.All(Alphabet.Contains) ? text : null;
    }
}
