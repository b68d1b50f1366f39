using System.Globalization;

namespace OrganizerBot.Commands;

/// <summary>Days as people type them: <c>2027-01-31</c>, or so many days or weeks from today: <c>30d</c>, <c>6w</c>.</summary>
public static class Days
{
    /// <summary>Reads a day.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="zone">The time zone in which today is meant.</param>
    /// <returns>The day, or null when it was not understood.</returns>
    public static DateOnly? Read(string typed, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentException.ThrowIfNullOrEmpty(typed);
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        var unit = char.ToLowerInvariant(typed[^1]) switch { 'd' or 'j' => 1, 'w' or 's' => 7, _ => 0 };
        var today = Today(now, zone);
        return unit > 0 && int.TryParse(typed[..^1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 3650
            ? today.AddDays(count * unit)
            : null;
    }

    /// <summary>The day that it is in a time zone.</summary>
    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>The day that ends at a moment, as it is typed.</summary>
    public static string Write(DateTimeOffset end, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddTicks(-1), zone).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last second of a day in a time zone, so that it reads as that day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Some zones skip midnight when summer time begins; the day then ends an hour later on the clock, at the same moment.
        var valid = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime().AddSeconds(-1);
    }
}
