using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Draws a <see cref="LinesPanel"/>: steps that hold until the next number is known, and the last number at the end of each.</summary>
/// <param name="sheet">What it is drawn on.</param>
/// <param name="panel">The panel. The first <see cref="ChartColors.Most"/> lines are shown.</param>
internal sealed class LinesDrawing(ChartSheet sheet, LinesPanel panel)
{
    private const float Thick = 4;

    private readonly ChartLine[] _lines = [.. panel.Lines.Where(line => line.Points.Count > 0).Take(ChartColors.Most)];

    /// <summary>Draws it.</summary>
    /// <param name="area">Where.</param>
    public void Draw(SKRect area)
    {
        if (_lines is [])
        {
            return;
        }

        var em = sheet.Size.Label;
        if (_lines.Length > 1 || _lines[0].Name != panel.Title)
        {
            area.Top = new ChartLegend(sheet, [.. _lines.Select(line => line.Name)]).Draw(area, (place, at) => sheet.Sign(place, at, em * 0.36f));
        }

        var ends = _lines.Select(line => sheet.Number(Math.Max(0, StepLine.Last(line).Count))).ToArray();
        var isMany = _lines.Length > 1;
        var right = ends.Max(end => end.Width(em)) + (em * (isMany ? 2 : 0.7f));
        var plot = new ChartPlot(sheet, area, _lines.Max(line => Math.Max(line.Mark?.Count ?? 0, line.Points.Max(point => (long)point.Count))), right);
        var (first, last) = (_lines.Min(line => line.Points.Min(point => point.Day)), _lines.Max(line => line.Points.Max(point => point.Day)));
        var notes = new ChartNotes(plot.Inside);

        plot.DrawNumbers();
        DrawDays(plot, first, last);

        // The first line lies on top: it is drawn last, and so is the area below it first.
        var steps = _lines.Select(line => new StepLine(line, plot, first, last)).ToArray();
        for (var place = steps.Length - 1; place >= 0; place--)
        {
            Draw(steps[place], place, plot, notes);
        }

        DrawMarks(plot, notes);
        DrawEnds(steps, ends, plot);
    }

    private void DrawDays(ChartPlot plot, DateOnly first, DateOnly last)
    {
        var ticks = sheet.Days.Between(first, last, ticks => plot.Fit(ticks.Select(tick => (StepLine.X(plot, tick.Day, first, last), Words(tick)))));
        foreach (var tick in ticks)
        {
            var x = StepLine.X(plot, tick.Day, first, last);
            sheet.Line(new(x, plot.Inside.Bottom), new(x, plot.Inside.Bottom + 6), sheet.Colors.Soft, 2);
            plot.WriteBelow(x, Words(tick));
        }

        PictureText Words(ChartDays.Tick tick) => sheet.Fit(tick.Words, sheet.Size.Label, float.MaxValue);
    }

    private void Draw(StepLine steps, int place, ChartPlot plot, ChartNotes notes)
    {
        if (place == 0)
        {
            using var below = steps.Below(plot.Inside.Bottom);
            sheet.Fill(below, sheet.Colors.Series[0].WithAlpha(0x22));
        }

        using var path = steps.Path();
        sheet.Stroke(path, sheet.Colors.Series[place], Thick);
        foreach (var piece in steps.Pieces(Thick))
        {
            notes.Avoid(piece);
        }
    }

    /// <summary>The numbers at which something happens. Lines that share one, with the same words, have it once, in a colour of none.</summary>
    private void DrawMarks(ChartPlot plot, ChartNotes notes)
    {
        var em = sheet.Size.Label;
        var marks = _lines.Select((line, place) => (line.Mark, Place: place)).Where(marked => marked.Mark is { Count: > 0 }).GroupBy(marked => marked.Mark!).ToArray();
        foreach (var mark in marks)
        {
            var y = plot.Y(mark.Key.Count);
            sheet.Line(new(plot.Inside.Left, y), new(plot.Inside.Right, y), ColorOf(mark), 2.5f, isDashed: true);
            notes.Avoid(new(plot.Inside.Left, y - 2, plot.Inside.Right, y + 2));
        }

        foreach (var mark in marks)
        {
            var sign = _lines.Length > 1 && mark.Count() == 1 ? em : 0;
            var words = sheet.Fit(mark.Key.Words, em, (plot.Inside.Width * (marks.Length > 2 ? 0.47f : 0.9f)) - sign - 20, marks.Length > 2 ? 1 : 2);
            if (words[0].IsEmpty || notes.Place(words.Max(line => line.Width(em)) + sign + 12, em * 1.2f * words.Count, plot.Y(mark.Key.Count)) is not { } box)
            {
                continue;
            }

            sheet.WriteOn(words, box, 6 + sign);
            if (sign > 0)
            {
                sheet.Sign(mark.First().Place, new(box.Left + 6 + (em * 0.32f), box.Top + (em * 0.6f)), em * 0.3f);
            }
        }
    }

    private SKColor ColorOf(IGrouping<ChartMark, (ChartMark? Mark, int Place)> mark) => mark.Count() > 1 ? sheet.Colors.Soft : sheet.Colors.Series[mark.First().Place];

    /// <summary>The last numbers, each beside the end of its line, or as near as others leave room for.</summary>
    private void DrawEnds(StepLine[] steps, PictureText[] ends, ChartPlot plot)
    {
        var em = sheet.Size.Label;
        var isMany = ends.Length > 1;
        var middles = Spread([.. steps.Select(line => line.End.Y)], em * 1.12f, plot.Inside.Top, plot.Inside.Bottom - (steps[0].End.X < plot.Inside.Right ? em * 0.6f : 0));
        for (var place = ends.Length - 1; place >= 0; place--)
        {
            var (end, x) = (steps[place].End, plot.Inside.Right + (em * 0.9f));
            sheet.Box(new(end.X - 7, end.Y - 7, end.X + 7, end.Y + 7), sheet.Colors.Series[place], 7);
            if (isMany)
            {
                sheet.Line(end, new(x, middles[place]), sheet.Colors.Series[place], 2);
                sheet.Sign(place, new(x + (em * 0.3f), middles[place]), em * 0.32f);
            }

            sheet.WriteAt(ends[place], isMany ? x + (em * 0.8f) : end.X + (em * 0.6f), middles[place], em, sheet.Colors.Ink);
        }
    }

    /// <summary>Heights moved apart as little as it takes, so that what stands at them does not overlap.</summary>
    /// <param name="wanted">Where each would like to be.</param>
    /// <param name="apart">How far two must be apart, where there is room for that.</param>
    /// <param name="top">The highest place.</param>
    /// <param name="bottom">The lowest place.</param>
    internal static float[] Spread(float[] wanted, float apart, float top, float bottom)
    {
        var gap = Math.Min(apart, (bottom - top) / Math.Max(1, wanted.Length - 1));
        var order = Enumerable.Range(0, wanted.Length).OrderBy(place => wanted[place]).ToArray();
        var at = new float[wanted.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            at[order[rank]] = Math.Max(wanted[order[rank]], rank == 0 ? top : at[order[rank - 1]] + gap);
        }

        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            at[order[rank]] = Math.Min(at[order[rank]], rank == order.Length - 1 ? bottom : at[order[rank + 1]] - gap);
        }

        return at;
    }
}
