using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace OrganizerBot;

/// <summary>The short name of a petition, a pledge and so on, for people to type: five characters, unique in a deployment.</summary>
/// <remarks>Crockford's base 32: no I, L, O or U; read without regard to case, and with I and L as 1, O as 0.</remarks>
public readonly record struct Code : IParsable<Code>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 5;
    private readonly string? _value;

    private Code(string value) => _value = value;

    /// <summary>A fresh one out of 33 million. The database refuses one that is taken, and the command runs again.</summary>
    public static Code New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <inheritdoc/>
    public static Code Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a code.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Code result)
    {
        var text = string.Concat((s ?? "").Trim().TrimStart('#').ToUpperInvariant().Where(letter => letter != '-'))
            .Replace('I', '1').Replace('L', '1').Replace('O', '0');
        var good = text.Length == Length && text.All(Alphabet.Contains);
        result = good ? new Code(text) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
