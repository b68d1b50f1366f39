using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrganizerBot.Impact;

/// <summary>A chance in percent as people type it: <c>20</c>, <c>20 %</c>, <c>0.5%</c>, <c>0,5</c>; from 0 to 100.</summary>
/// <param name="Share">The same as a share: 0.2 for twenty percent.</param>
public readonly record struct Percent(decimal Share) : IParsable<Percent>
{
    /// <summary>Nobody knows a chance to a part of this, and less would weigh nothing.</summary>
    private const int Decimals = 4;

    /// <inheritdoc/>
    public static Percent Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var percent) ? percent : throw new FormatException("Not a percentage.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Percent result)
    {
        var isNumber = decimal.TryParse(s?.Trim().TrimEnd('%').TrimEnd().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        number = decimal.Round(number, Decimals);
        result = new Percent(number / 100);
        return isNumber && number <= 100;
    }

    /// <inheritdoc/>
    public override string ToString() => (Share * 100).ToString("0.####", CultureInfo.InvariantCulture);
}
