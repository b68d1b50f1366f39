using System.Diagnostics.CodeAnalysis;

namespace OrganizerBot;

/// <summary>The short name of a petition, a pledge and so on, for people to type: five characters, unique in a deployment.</summary>
/// <remarks>Crockford's base 32: no I, L, O or U; read without regard to case, and with I and L as 1, O as 0.</remarks>
public readonly record struct Code : IParsable<Code>
{
    private const int Length = 5;
    private readonly string? _value;

    private Code(string value) => _value = value;

    /// <summary>A fresh one out of 33 million. The database refuses one that is taken, and the command runs again.</summary>
    public static Code New() => new(Crockford.New(Length));

    /// <inheritdoc/>
    public static Code Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a code.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Code result)
    {
        var text = Crockford.Read(s, Length);
        result = text is null ? default : new Code(text);
        return text is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";
}
