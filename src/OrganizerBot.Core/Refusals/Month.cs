using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OrganizerBot.Commands;

namespace OrganizerBot.Refusals;

/// <summary>A month of a year, written <c>2026-11</c>: as near to a day as a refusal is dated.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">From 1 to 12.</param>
public readonly record struct Month(int Year, int Number) : IParsable<Month>, IComparable<Month>, IOfItsTime
{
    /// <summary>The earliest month a refusal may be dated to: what lies further back says nothing about a campaign of today.</summary>
    public static Month Earliest { get; } = new(2010, 1);

    /// <summary>The month of a moment in a time zone.</summary>
    public static Month Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone);
        return new Month(there.Year, there.Month);
    }

    /// <inheritdoc/>
    public static Month Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException("Not a month.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Month result)
    {
        var good = DateOnly.TryParseExact(s?.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        result = good ? new Month(day.Year, day.Month) : default;
        return good;
    }

    /// <summary>Whether a refusal may be dated to it: neither in the future nor before <see cref="Earliest"/>.</summary>
    /// <param name="present">The present month.</param>
    public bool IsPastOr(Month present) => this >= Earliest && this <= present;

    /// <inheritdoc/>
    public bool Fits(DateTimeOffset now, TimeZoneInfo zone) => IsPastOr(Of(now, zone));

    /// <summary>The month in words, such as "November 2026".</summary>
    public string InWords(CultureInfo culture) => new DateOnly(Year, Number, 1).ToString("Y", culture);

    /// <inheritdoc/>
    public int CompareTo(Month other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>Whether one comes before another.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after another.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before another or is the same.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after another or is the same.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
