using System.Diagnostics.CodeAnalysis;

namespace OrganizerBot.Impact;

/// <summary>A kind of money by its three letters (ISO 4217), such as <c>USD</c>. Nothing is ever converted from one to another.</summary>
public readonly record struct Currency : IParsable<Currency>
{
    private const int Letters = 3;

    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>The dollar of the United States, in which most published figures are.</summary>
    public static Currency Dollar => default;

    /// <inheritdoc/>
    public static Currency Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var currency) ? currency : throw new FormatException("Not a currency.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result)
    {
        var code = s?.Trim().ToUpperInvariant();
        var good = code is { Length: Letters } && code.All(char.IsAsciiLetterUpper);
        result = good && code != "USD" ? new Currency(code!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => _code ?? "USD";
}
