using System.Globalization;
using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Slack's dates in text: <c>&lt;!date^unix^format|fallback&gt;</c> (docs.slack.dev, formatting message text), in the language of the reader's client.</summary>
internal static partial class SlackDate
{
    private static readonly Dictionary<string, string[]> _near = new()
    {
        ["en"] = ["yesterday", "today", "tomorrow", "just now"],
        ["fr"] = ["hier", "aujourd'hui", "demain", "à l'instant"],
        ["de"] = ["gestern", "heute", "morgen", "gerade eben"],
        ["es"] = ["ayer", "hoy", "mañana", "ahora mismo"],
    };

    /// <summary>The date as a reader in UTC sees it; times say their zone, because the reader of the town may be anywhere.</summary>
    /// <param name="body">What stands between <c>!date^</c> and <c>|</c>.</param>
    /// <param name="fallback">What is shown if it cannot be read.</param>
    /// <param name="now">Now, for words such as "today".</param>
    /// <param name="locale">The language of the reader's client; in one that the town does not know dates are English.</param>
    public static string Show(string body, string fallback, DateTimeOffset now, string locale)
    {
        var parts = body.Split('^');
        if (parts.Length < 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var seconds) || seconds is < 0 or > 253_402_300_799)
        {
            return fallback;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var told = CultureInfo.GetCultureInfo(locale);
        var language = _near.ContainsKey(told.TwoLetterISOLanguageName) && told.TwoLetterISOLanguageName != "en" ? told : CultureInfo.GetCultureInfo("en-US");
        return Token().Replace(parts[1], token => Part(token.Groups[1].Value, at, now, language) ?? token.Value);
    }

    private static string? Part(string token, DateTimeOffset at, DateTimeOffset now, CultureInfo language) => token switch
    {
        "date_num" => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date" => Written(at, "MMMM", language),
        "date_long" => Weekday(at, language) + Written(at, "MMMM", language),
        "date_short" => Short(at, language),
        "date_pretty" => Near(at, now, language) ?? Written(at, "MMMM", language),
        "date_long_pretty" => Near(at, now, language) ?? Weekday(at, language) + Written(at, "MMMM", language),
        "date_short_pretty" => Near(at, now, language) ?? Short(at, language),
        "time" => at.ToString(IsEnglish(language) ? "h:mm tt" : "HH:mm", language) + " UTC",
        "time_secs" => at.ToString(IsEnglish(language) ? "h:mm:ss tt" : "HH:mm:ss", language) + " UTC",
        "ago" => Ago(now - at, language),
        _ => null,
    };

    private static bool IsEnglish(CultureInfo language) => language.TwoLetterISOLanguageName == "en";

    private static string Weekday(DateTimeOffset at, CultureInfo language) => at.ToString(language.TwoLetterISOLanguageName == "fr" ? "dddd " : "dddd, ", language);

    private static string Short(DateTimeOffset at, CultureInfo language) =>
        IsEnglish(language) ? at.ToString("MMM d, yyyy", language) : Written(at, "MMM", language);

    private static string Written(DateTimeOffset at, string month, CultureInfo language) => language.TwoLetterISOLanguageName switch
    {
        "de" => at.ToString($"d. {month} yyyy", language),
        "es" => at.ToString($"d 'de' {month} 'de' yyyy", language),
        "fr" => at.ToString($"d {month} yyyy", language),
        _ => at.ToString(month + " ", language) + at.Day.ToString(language) + Suffix(at.Day) + at.ToString(", yyyy", language),
    };

    private static string Suffix(int day) => day switch
    {
        1 or 21 or 31 => "st",
        2 or 22 => "nd",
        3 or 23 => "rd",
        _ => "th",
    };

    private static string? Near(DateTimeOffset at, DateTimeOffset now, CultureInfo language) =>
        (at.Date - now.Date).Days is >= -1 and <= 1 and var days ? _near[language.TwoLetterISOLanguageName][days + 1] : null;

    private static string Ago(TimeSpan since, CultureInfo language) => since.Duration() switch
    {
        { TotalMinutes: < 1 } => _near[language.TwoLetterISOLanguageName][3],
        { TotalHours: < 1 } span => Relative((long)span.TotalMinutes, RelativeTime.Unit.Minute, since, language),
        { TotalDays: < 1 } span => Relative((long)span.TotalHours, RelativeTime.Unit.Hour, since, language),
        var span => Relative((long)span.TotalDays, RelativeTime.Unit.Day, since, language),
    };

    private static string Relative(long count, RelativeTime.Unit unit, TimeSpan since, CultureInfo language) =>
        RelativeTime.Words(count, unit, since < TimeSpan.Zero, language.Name);

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Token();
}
