using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Draws a <see cref="ColumnsPanel"/>: a column for each month, its parts on each other, its sum above it where there is room.</summary>
/// <remarks>The last twelve months are shown, counted back from the newest column: older ones are in the words. Of many parts the last ones are drawn as one.</remarks>
/// <param name="sheet">What it is drawn on.</param>
/// <param name="panel">The panel.</param>
internal sealed class ColumnsDrawing(ChartSheet sheet, ColumnsPanel panel)
{
    /// <summary>How many months are shown.</summary>
    public const int MostMonths = 12;

    /// <summary>A range that ends above so many times the highest column is said, with an arrow, instead of pressing the columns flat.</summary>
    public const int FarAbove = 4;

    /// <summary>How high a line of such words is, in ems.</summary>
    private const float FarRow = 1.4f;

    /// <summary>How much room the sum of a column needs above it, in ems.</summary>
    private const float SumRow = 1.1f;

    /// <summary>What parts two pieces of a column, in pixels.</summary>
    private const float Between = 2;

    private readonly int _parts = Math.Clamp(panel.Parts.Count, 1, ChartColors.Most);

    /// <summary>Draws it.</summary>
    /// <param name="area">Where.</param>
    public void Draw(SKRect area)
    {
        if (panel.Columns is [])
        {
            return;
        }

        var em = sheet.Size.Label;
        if (Names() is { Count: > 0 } names && (names.Count > 1 || names[0] != panel.Title))
        {
            area.Top = new ChartLegend(sheet, names).Draw(area, (place, at) => sheet.Piece(place, SKRect.Create(at.X - (em * 0.42f), at.Y - (em * 0.42f), em * 0.84f, em * 0.84f)));
        }

        var last = panel.Columns.Max(column => ChartDays.MonthOf(column.Month));
        var first = Math.Max(last - MostMonths + 1, panel.Columns.Min(column => ChartDays.MonthOf(column.Month)));
        var counts = CountsOf(first, last);
        var highest = counts.Max(column => column.Sum());
        var (low, high) = panel.Band is { } band ? (Math.Max(0, Math.Min(band.Low, band.High)), Math.Max(0, Math.Max(band.Low, band.High))) : (0, 0);
        var isFar = highest > 0 && high / FarAbove >= highest && high > highest * FarAbove;
        var plot = new ChartPlot(sheet, area, isFar ? highest : Math.Max(highest, high), above: em * (isFar ? SumRow + FarRow : 0.5f));
        var far = isFar ? sheet.Fit($"↑ {panel.Band!.Words}", em, plot.Inside.Width - 16, 2) : [];
        plot = far.Count > 1 ? new ChartPlot(sheet, area, highest, above: em * (SumRow + (FarRow * far.Count))) : plot;
        var notes = new ChartNotes(plot.Inside);

        plot.DrawNumbers();
        if (panel.Band is not null)
        {
            var top = isFar ? plot.Inside.Top - (em * (SumRow + (FarRow * far.Count))) : plot.Y(high);
            sheet.Box(new(plot.Inside.Left, top, plot.Inside.Right, isFar && low > plot.Top ? plot.Inside.Top - (em * SumRow) : Math.Max(plot.Y(low), top + 3)), sheet.Colors.Ink.WithAlpha(0x1C));
        }

        DrawColumns(plot, counts, notes);
        DrawMonths(plot, first, counts.Length);
        if (panel.Band is { } range)
        {
            DrawBand(plot, range, low, high, far, notes);
        }
    }

    /// <summary>What the parts are called; where there are more than colours, the last name says how many share it.</summary>
    private List<string> Names() => panel.Parts.Count <= ChartColors.Most ? [.. panel.Parts] : [.. panel.Parts.Take(ChartColors.Most - 1), $"+{panel.Parts.Count - ChartColors.Most + 1}"];

    private long[][] CountsOf(int first, int last)
    {
        var counts = Enumerable.Range(first, last - first + 1).Select(_ => new long[_parts]).ToArray();
        foreach (var column in panel.Columns.Where(column => ChartDays.MonthOf(column.Month) >= first))
        {
            for (var part = 0; part < Math.Min(column.Counts.Count, panel.Parts.Count); part++)
            {
                counts[ChartDays.MonthOf(column.Month) - first][Math.Min(part, _parts - 1)] += Math.Max(0, column.Counts[part]);
            }
        }

        return counts;
    }

    private void DrawColumns(ChartPlot plot, long[][] counts, ChartNotes notes)
    {
        var em = sheet.Size.Label;
        var (slot, width) = (plot.Inside.Width / counts.Length, Math.Min(plot.Inside.Width / counts.Length * 0.66f, em * 4));
        var sums = counts.Select(column => sheet.Number(column.Sum())).ToArray();
        var isSummed = sums.All(sum => sum.Width(em) < slot - 4);
        for (var month = 0; month < counts.Length; month++)
        {
            var (left, sum) = (plot.Inside.Left + ((month + 0.5f) * slot) - (width / 2), 0L);
            for (var part = 0; part < _parts; part++)
            {
                var (foot, head) = (plot.Y(sum), plot.Y(sum += counts[month][part]));
                if (counts[month][part] > 0)
                {
                    // A hair of ground parts one piece from the next, where both are high enough for that.
                    sheet.Piece(part, new(left, Math.Min(head, foot - 1), left + width, foot - (sum > counts[month][part] && foot - head > 3 * Between ? Between : 0)));
                }
            }

            var top = plot.Y(sum);
            if (sum > 0 && isSummed)
            {
                sheet.WriteAt(sums[month], left + (width / 2), top - (em * SumRow / 2), em, sheet.Colors.Ink, 0.5f);
                top -= em * SumRow;
            }

            notes.Avoid(new(left, top, left + width, plot.Inside.Bottom));
        }
    }

    /// <summary>The names of the months, as many as fit: each, or each second one, or fewer, with January among them where there is one.</summary>
    private void DrawMonths(ChartPlot plot, int first, int months)
    {
        var slot = plot.Inside.Width / months;
        var january = (12 - (first % 12)) % 12;
        for (var step = 1; step <= months; step++)
        {
            var from = january < months ? january % step : (months - 1) % step;
            var words = Enumerable.Range(0, months).Where(month => month % step == from)
                .Select(month => (X: plot.Inside.Left + ((month + 0.5f) * slot), Words: sheet.Fit(sheet.Days.Month(ChartDays.FirstOf(first + month)), sheet.Size.Label, float.MaxValue))).ToArray();
            if (plot.Fit(words))
            {
                foreach (var (x, name) in words)
                {
                    plot.WriteBelow(x, name);
                }

                return;
            }
        }
    }

    private void DrawBand(ChartPlot plot, ChartBand band, long low, long high, IReadOnlyList<PictureText> far, ChartNotes notes)
    {
        var em = sheet.Size.Label;
        foreach (var edge in (ReadOnlySpan<long>)[low, high])
        {
            if (edge > 0 && edge <= plot.Top)
            {
                sheet.Line(new(plot.Inside.Left, plot.Y(edge)), new(plot.Inside.Right, plot.Y(edge)), sheet.Colors.Soft, 2, isDashed: true);
            }
        }

        for (var line = 0; line < far.Count; line++)
        {
            sheet.WriteAt(far[line], plot.Inside.Left + 8, plot.Inside.Top - (em * (SumRow + (FarRow * (far.Count - line - 0.5f)))), em, sheet.Colors.Ink);
        }

        var words = sheet.Fit(band.Words, em, plot.Inside.Width - 28, 2);
        if (far is [] && !words[0].IsEmpty && notes.Place(words.Max(line => line.Width(em)) + 12, em * 1.2f * words.Count, plot.Y(high)) is { } box)
        {
            sheet.WriteOn(words, box, 6);
        }
    }
}
