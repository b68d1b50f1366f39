using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;

namespace OrganizerBot.Communities;

/// <summary>When something happens again and again: <c>daily 18:30</c>, <c>weekly thu 18:30</c>, <c>monthly first thu 18:30</c>, or five-field Unix cron.</summary>
/// <remarks>
/// Meant in a time zone. An hour that a zone skips in spring happens at the first moment after the gap; an hour that comes twice in autumn
/// happens once, the first time, unless a cron line names every so many minutes, which then go on through both (Cronos' rules).
/// </remarks>
public sealed partial record Schedule : IParsable<Schedule>
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly CronExpression _cron;

    private Schedule(string text, CronExpression cron) => (Text, _cron) = (text, cron);

    /// <summary>Weekly, Thursday 18:30: after work, before the weekend.</summary>
    public static Schedule Usual { get; } = Parse("weekly thu 18:30", null);

    /// <summary>As it was written, in lower case with single spaces.</summary>
    public string Text { get; }

    /// <summary>Whether it comes exactly once a week.</summary>
    public bool IsWeekly => Text.StartsWith("weekly ", StringComparison.Ordinal);

    /// <inheritdoc/>
    public static Schedule Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var schedule) ? schedule : throw new FormatException("Not a schedule.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Schedule result)
    {
        var text = string.Join(' ', (s ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        result = CronExpression.TryParse(ToCron(text) ?? text, out var cron) ? new Schedule(text, cron) : null;
        return result is not null;
    }

    /// <summary>The first time after a moment, or null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        for (var from = after; _cron.GetNextOccurrence(from, zone) is { } next; from += Step)
        {
            if (Real(next, zone) is var moment && moment > after)
            {
                return moment;
            }
        }

        return null;
    }

    /// <summary>The next times after a moment.</summary>
    public IEnumerable<DateTimeOffset> NextTimes(DateTimeOffset after, TimeZoneInfo zone)
    {
        for (var next = Next(after, zone); next is { } time; next = Next(time, zone))
        {
            yield return time;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>
    /// .NET does not know the gaps of a zone from before it changed its standard time (Yukon's until 2020): it lets a time be that no clock ever showed, and then the
    /// next one after it is that time again. What a clock shows at a moment it does know.
    /// </summary>
    private static DateTimeOffset Real(DateTimeOffset claimed, TimeZoneInfo zone)
    {
        var moment = claimed;
        while (TimeZoneInfo.ConvertTime(moment, zone).DateTime < claimed.DateTime)
        {
            moment = moment.AddMinutes(1);
        }

        return moment.ToUniversalTime();
    }

    private static string? ToCron(string text)
    {
        var match = Spoken().Match(text);
        if (!match.Success || !TimeOnly.TryParseExact(match.Groups["time"].Value, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var day = Array.IndexOf(Days, match.Groups["day"].Value);
        var ordinal = Array.IndexOf(Ordinals, match.Groups["ordinal"].Value);
        var weekday = (match.Groups["often"].Value, day, ordinal) switch
        {
            ("daily", < 0, < 0) => "*",
            ("weekly", >= 0, < 0) => day.ToString(CultureInfo.InvariantCulture),
            ("monthly", >= 0, 4) => $"{day}L",
            ("monthly", >= 0, >= 0) => $"{day}#{ordinal + 1}",
            _ => null,
        };
        return weekday is null ? null : string.Create(CultureInfo.InvariantCulture, $"{time.Minute} {time.Hour} * * {weekday}");
    }

    [GeneratedRegex(@"^(?<often>daily|weekly|monthly)( (?<ordinal>first|second|third|fourth|last))?( (?<day>sun|mon|tue|wed|thu|fri|sat)[a-z]*)? (?<time>\d{1,2}:\d{2})$")]
    private static partial Regex Spoken();
}
