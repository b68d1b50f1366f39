using System.Security.Cryptography;

namespace OrganizerBot;

/// <summary>Douglas Crockford's base 32: digits and capitals without I, L, O and U. Read without regard to case, with I and L as 1, O as 0.</summary>
internal static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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

    /// <summary>What was typed as it is kept, or null when it is not of that length in this alphabet. A leading # and dashes do not matter.</summary>
    public static string? Read(string? typed, int length)
    {
        var text = string.Concat((typed ?? "").Trim().TrimStart('#').ToUpperInvariant().Where(letter => letter != '-'))
            .Replace('I', '1').Replace('L', '1').Replace('O', '0');
        return text.Length == length && text.All(Alphabet.Contains) ? text : null;
    }
}
