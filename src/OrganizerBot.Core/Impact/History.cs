using OrganizerBot.Campaigns;

namespace OrganizerBot.Impact;

/// <summary>How a campaign's numbers grew, week by week.</summary>
/// <param name="Past">What was noted, the oldest first.</param>
/// <param name="Today">The present day, in UTC.</param>
public sealed record History(IReadOnlyList<PastFigure> Past, DateOnly Today)
{
    /// <summary>A weekly hour that is kept late is still that week's: the bot was down, or the clocks were changed.</summary>
    private const int Late = 2;

    private const int Week = 7;

    /// <summary>None yet.</summary>
    public static History None { get; } = new([], DateOnly.MinValue);

    /// <summary>What was noted of one number, the oldest first.</summary>
    /// <param name="kind">Of what.</param>
    /// <param name="subject">The petition or pledge; null for refusals.</param>
    public IReadOnlyList<PastFigure> Of(FigureKind kind, FigureSubject? subject = null)
    {
        var code = subject?.Code.ToString() ?? "";
        return [.. Past.Where(past => past.Kind == kind && past.Subject == code)];
    }

    /// <summary>How many came in each of the last four whole weeks, the oldest first.</summary>
    /// <returns>Empty where it was not counted for so long, or no longer is. Numbers that fell, because people took theirs back, count as none that came.</returns>
    public IReadOnlyList<int> WeeksOf(FigureKind kind, FigureSubject? subject = null)
    {
        var past = Of(kind, subject);
        if (past.Count == 0 || Today.DayNumber - past[^1].Day.DayNumber > Week + Late)
        {
            return [];
        }

        var last = past[^1].Day;
        int?[] ends = [.. Enumerable.Range(0, Forecast.Weeks + 1).Select(weeks => At(past, last.AddDays(-Week * (Forecast.Weeks - weeks))))];
        return ends.Any(end => end is null) ? [] : [.. ends.Skip(1).Zip(ends, (end, begin) => Math.Max(0, end!.Value - begin!.Value))];
    }

    /// <summary>The day in so many weeks from today, as far as it is said: null beyond <see cref="Forecast.Longest"/>.</summary>
    public DateOnly? DayIn(double weeks) => weeks > Forecast.Longest ? null : Today.AddDays((int)Math.Ceiling(weeks * Week));

    /// <summary>The number at a day: the last one that was noted by then, if that is not too long before.</summary>
    private static int? At(IReadOnlyList<PastFigure> past, DateOnly day) =>
        past.LastOrDefault(figure => figure.Day <= day.AddDays(Late)) is { } last && day.DayNumber - last.Day.DayNumber <= Week + Late ? last.Count : null;
}
