using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OrganizerBot.Impact;

/// <summary>An amount of money as people type it: <c>600000</c>, <c>600,000</c>, <c>600k</c>, <c>1.2m</c>, <c>3bn</c>, <c>1tn</c>; never negative.</summary>
/// <param name="Value">The number.</param>
public readonly partial record struct Amount(decimal Value) : IParsable<Amount>
{
    /// <summary>More is no amount that anybody means: a thousand million millions.</summary>
    private const decimal Most = 1_000_000_000_000_000m;

    /// <summary>What is less is rounded away where it is stored.</summary>
    private const int Decimals = 2;

    /// <inheritdoc/>
    public static Amount Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var amount) ? amount : throw new FormatException("Not an amount.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Amount result)
    {
        result = default;
        if (Typed().Match(s?.Trim() ?? "") is not { Success: true } typed
            || !decimal.TryParse(Plain(typed.Groups["number"].Value, typed.Groups["unit"].Length > 0), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var unit = typed.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "K" => 1000m,
            "M" => 1_000_000m,
            "BN" or "B" => 1_000_000_000m,
            "TN" or "T" => 1_000_000_000_000m,
            _ => 1m,
        };
        if (number > Most / unit)
        {
            return false;
        }

        result = new Amount(decimal.Round(number * unit, Decimals));
        return number == 0 || result.Value > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Groups of three go, whichever mark stands between them. The last mark is a decimal one before one or two digits, before a unit, behind a zero, and where another mark parts the groups.</summary>
    private static string Plain(string number, bool hasUnit)
    {
        var bare = string.Concat(number.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '_' or '’')));
        var mark = bare.LastIndexOfAny(['.', ',']);
        if (mark < 0)
        {
            return bare;
        }

        var (before, after) = (bare[..mark], bare[(mark + 1)..]);
        var parted = before.AsSpan().IndexOfAny('.', ',');
        var isGroup = after.Length == 3 && before != "0" && (parted < 0 ? !hasUnit : before[parted] == bare[mark]);
        return isGroup ? Digits(bare) : $"{Digits(before)}.{after}";
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^(?<number>[0-9]+([\s.,'’_][0-9]+)*)\s*(?<unit>k|m|bn|b|tn|t)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
