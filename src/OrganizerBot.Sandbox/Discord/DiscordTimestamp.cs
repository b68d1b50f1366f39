using System.Globalization;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Times such as <c>&lt;t:1700000000:F&gt;</c> in the words of the reader's language. The town's people all live in UTC, and their clients say so.</summary>
internal static class DiscordTimestamp
{
    /// <summary>The time in words, or null when no calendar holds it.</summary>
    public static string? Words(string unixSeconds, string style, string locale, DateTimeOffset now)
    {
        if (!long.TryParse(unixSeconds, CultureInfo.InvariantCulture, out var seconds) || seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            return null;
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var language = CultureInfo.GetCultureInfo(locale);
        var day = language.TwoLetterISOLanguageName switch { "de" => "d. MMMM yyyy", "es" => "d 'de' MMMM 'de' yyyy", _ => "d MMMM yyyy" };
        return style switch
        {
            "t" => time.ToString("HH:mm 'UTC'", language),
            "T" => time.ToString("HH:mm:ss 'UTC'", language),
            "d" => time.ToString("yyyy-MM-dd", language),
            "D" => time.ToString(day, language),
            "F" => time.ToString($"dddd, {day} HH:mm 'UTC'", language),
            "s" => time.ToString("yyyy-MM-dd HH:mm 'UTC'", language),
            "S" => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", language),
            "R" => Relative(time - now, locale),
            _ => time.ToString($"{day} HH:mm 'UTC'", language),
        };
    }

    private static string Relative(TimeSpan distance, string locale)
    {
        var (count, unit) = distance.Duration() switch
        {
            { TotalSeconds: < 60 } near => (near.TotalSeconds, RelativeTime.Unit.Second),
            { TotalMinutes: < 60 } near => (near.TotalMinutes, RelativeTime.Unit.Minute),
            { TotalHours: < 24 } near => (near.TotalHours, RelativeTime.Unit.Hour),
            { TotalDays: < 30 } far => (far.TotalDays, RelativeTime.Unit.Day),
            { TotalDays: < 365 } far => (far.TotalDays / 30, RelativeTime.Unit.Month),
            var far => (far.TotalDays / 365, RelativeTime.Unit.Year),
        };
        return RelativeTime.Words(Math.Max(0, (long)Math.Round(count)), unit, distance >= TimeSpan.Zero, locale);
    }
}
