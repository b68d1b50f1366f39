using System.Globalization;
using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Slack's dates in text: <c>&lt;!date^unix^format|fallback&gt;</c> (docs.slack.dev, formatting message text).</summary>
internal static partial class SlackDate
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The date as a reader in UTC sees it; times say their zone, because the reader of the town may be anywhere.</summary>
    /// <param name="body">What stands between <c>!date^</c> and <c>|</c>.</param>
    /// <param name="fallback">What is shown if it cannot be read.</param>
    /// <param name="now">Now, for words such as "today".</param>
    public static string Show(string body, string fallback, DateTimeOffset now)
    {
        var parts = body.Split('^');
        if (parts.Length < 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var seconds) || seconds is < 0 or > 253_402_300_799)
        {
            return fallback;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return Token().Replace(parts[1], token => Part(token.Groups[1].Value, at, now) ?? token.Value);
    }

    private static string? Part(string token, DateTimeOffset at, DateTimeOffset now) => token switch
    {
        "date_num" => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date" => Written(at, "MMMM "),
        "date_long" => Written(at, "dddd, MMMM "),
        "date_short" => at.ToString("MMM d, yyyy", English),
        "date_pretty" => Near(at, now) ?? Written(at, "MMMM "),
        "date_long_pretty" => Near(at, now) ?? Written(at, "dddd, MMMM "),
        "date_short_pretty" => Near(at, now) ?? at.ToString("MMM d, yyyy", English),
        "time" => at.ToString("h:mm tt", English) + " UTC",
        "time_secs" => at.ToString("h:mm:ss tt", English) + " UTC",
        "ago" => Ago(now - at),
        _ => null,
    };

    private static string Written(DateTimeOffset at, string before)
    {
        var suffix = at.Day switch
        {
            1 or 21 or 31 => "st",
            2 or 22 => "nd",
            3 or 23 => "rd",
            _ => "th",
        };
        return at.ToString(before, English) + at.Day.ToString(English) + suffix + at.ToString(", yyyy", English);
    }

    private static string? Near(DateTimeOffset at, DateTimeOffset now) => (at.Date - now.Date).Days switch
    {
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        _ => null,
    };

    private static string Ago(TimeSpan since)
    {
        var (count, unit) = since.Duration() switch
        {
            { TotalMinutes: < 1 } => (0, ""),
            { TotalHours: < 1 } span => ((int)span.TotalMinutes, "minute"),
            { TotalDays: < 1 } span => ((int)span.TotalHours, "hour"),
            var span => ((int)span.TotalDays, "day"),
        };
        var plural = count == 1 ? "" : "s";
        return count == 0 ? "just now" : since < TimeSpan.Zero ? $"in {count} {unit}{plural}" : $"{count} {unit}{plural} ago";
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Token();
}
