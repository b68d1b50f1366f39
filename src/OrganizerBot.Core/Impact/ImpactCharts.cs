using OrganizerBot.Campaigns;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>The pictures of what a campaign weighs: refusals by month, and how refusals, signatures and pledges grew. Each says the same in words.</summary>
internal static class ImpactCharts
{
    private const int MostLines = 4;
    private const int MostPointsInWords = 8;
    private const int LongestTarget = 60;
    private const int LongestTitle = 80;

    /// <summary>Those that have something to show.</summary>
    public static IReadOnlyList<Chart> Of(Words words, ImpactReading reading) =>
    [
        .. new[]
        {
            Months(words, reading),
            Growth(words, reading, words.Plain("impact.chart.refusals"), Refusals(words, reading)),
            Growth(words, reading, words.Plain("impact.fact.signatures"), Subjects(words, reading, FigureKind.Signature, "impact.chart.goal")),
            Growth(words, reading, words.Plain("impact.fact.pledges"), Subjects(words, reading, FigureKind.Pledge, "impact.chart.effect")),
        }.OfType<Chart>(),
    ];

    private static Chart? Months(Words words, ImpactReading reading)
    {
        if (reading.Months.Count == 0)
        {
            return null;
        }

        var band = reading.CriticalMassSoFar is { } mass
            ? new ChartBand(mass.Low, mass.High, words.Plain("impact.chart.band", ("low", ImpactLines.Whole(words, mass.Low)), ("high", ImpactLines.Whole(words, mass.High))))
            : null;
        var panel = new ColumnsPanel(
            words.Plain("impact.chart.months"),
            [.. ImpactReading.Stages.Select(stage => ImpactLines.Stage(words, stage))],
            [.. reading.Months.Select(month => new ChartColumn(month, [.. ImpactReading.Stages.Select(stage => reading.Refusals(stage, month))]))],
            band);
        var months = reading.Months.Reverse().Select(month => words.Plain("impact.month", ("month", month.ToString("Y", words.Culture)), ("stages", ImpactLines.Stages(words, reading, month))) + ".");
        return Draw(words, reading, panel, months, band is null ? [] : [Sentence(band.Words)]);
    }

    private static Chart? Growth(Words words, ImpactReading reading, string title, IReadOnlyList<ChartLine> lines) => lines.Count == 0 ? null : Draw(
        words,
        reading,
        new LinesPanel(title, lines),
        lines.Select(line => words.Plain("impact.chart.alt.line", ("name", line.Name), ("points", string.Join(", ", line.Points.TakeLast(MostPointsInWords).Select(point => Point(words, point)))))),
        lines.Select(line => line.Mark).OfType<ChartMark>().Select(mark => Sentence(mark.Words)));

    private static IReadOnlyList<ChartLine> Refusals(Words words, ImpactReading reading) =>
    [
        .. new[]
        {
            Line(reading, words.Plain("impact.chart.line"), FigureKind.Refusal, null, reading.Count(FigureKind.Refusal), null),
            Line(reading, words.Plain("impact.fact.recontacts"), FigureKind.Recontact, null, reading.Count(FigureKind.Recontact), null),
        }.OfType<ChartLine>(),
    ];

    /// <summary>The largest ones: more lines than a few cannot be told apart.</summary>
    private static IReadOnlyList<ChartLine> Subjects(Words words, ImpactReading reading, FigureKind kind, string mark) =>
    [
        .. reading.Of(kind).OrderByDescending(figure => figure.Count).Take(MostLines)
            .Select(figure => Line(
                reading,
                UserText.Cut(figure.Subject!.Title, LongestTitle),
                kind,
                figure.Subject,
                figure.Count,
                figure.Subject.Goal is { } goal ? new ChartMark(goal, words.Plain(mark, ("goal", ImpactLines.Whole(words, goal)))) : null))
            .OfType<ChartLine>(),
    ];

    /// <summary>A line with what is so today at its end; null where nothing was ever there, or nothing before today.</summary>
    private static ChartLine? Line(ImpactReading reading, string name, FigureKind kind, FigureSubject? subject, int now, ChartMark? mark)
    {
        var today = reading.History.Today;
        ChartPoint[] points = [.. reading.History.Of(kind, subject).Where(past => past.Day < today).Select(past => new ChartPoint(past.Day, past.Count)), new ChartPoint(today, now)];
        return points.Length > 1 && points.Any(point => point.Count > 0) ? new ChartLine(name, points, mark) : null;
    }

    private static Chart Draw(Words words, ImpactReading reading, ChartPanel panel, IEnumerable<string> numbers, IEnumerable<string> marks)
    {
        var target = UserText.Cut(reading.Campaign.Target, LongestTarget);
        var told = string.Join(' ', [words.Plain("impact.chart.alt", ("title", panel.Title), ("target", target)), .. marks, .. numbers]);
        return new Chart(target, UserText.Cut(told, Chart.LongestWords), words.Language.Code, [panel]);
    }

    private static string Point(Words words, ChartPoint point) =>
        words.Plain("impact.chart.alt.point", ("count", point.Count), ("day", point.Day.ToString("M", words.Culture)));

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
