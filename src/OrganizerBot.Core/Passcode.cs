using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot;

/// <summary>Ten characters that open something to whoever knows them: another community's campaign, or a community that has no moderator yet.</summary>
/// <remarks>Crockford's base 32, fifty bits: too many to guess one by one.</remarks>
public readonly record struct Passcode : IParsable<Passcode>
{
    private const int Length = 10;
    private readonly string? _value;

    private Passcode(string value) => _value = value;

    /// <summary>The same one for the same hash.</summary>
    /// <param name="hash">A keyed hash of what it opens; ten bytes or more.</param>
    public static Passcode Of(ReadOnlySpan<byte> hash) => new(Crockford.Of(hash, Length));

    /// <summary>A fresh one.</summary>
    public static Passcode New() => new(Crockford.New(Length));

    /// <inheritdoc/>
    public static Passcode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a passcode.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Passcode result)
    {
        var text = Crockford.Read(s, Length);
        result = text is null ? default : new Passcode(text);
        return text is not null;
    }

    /// <summary>Whether they are the same, in a time that does not tell where they differ.</summary>
    public bool Matches(Passcode other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ToString()), Encoding.ASCII.GetBytes(other.ToString()));

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
