using OrganizerBot.Languages;
using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Draws charts as PNG, in the fonts of the program. The same chart has the same bytes in one build. Several threads may use it.</summary>
/// <remarks>Whatever a chart holds is drawn, in a time that does not grow with it: long words are cut, days that fall on one dot are one, and what is beyond the most of anything is left to <see cref="Chart.Words"/>.</remarks>
internal sealed class ChartPress
{
    // Most of a chart is one colour: no filter finds more in it, and the lowest level packs it nearly as well as the highest, in a fifth of the time.
    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.NoFilters, 1);

    private readonly Lazy<PictureType> _type = new(() => new PictureType());

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="size">For which place.</param>
    /// <param name="isDark">On nearly black instead of white.</param>
    /// <returns>A PNG.</returns>
    public byte[] Draw(Chart chart, ChartSize size, bool isDark)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(size);

        // Opaque, so that the file has no channel for what shines through.
        using var picture = new SKBitmap(new SKImageInfo(size.Width, size.HeightOf(chart.Panels.Count), SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        using (var sheet = new ChartSheet(canvas, _type.Value, size, isDark ? ChartColors.Dark : ChartColors.Light, Words.In(Language.From(chart.Language)).Culture))
        {
            canvas.Clear(sheet.Colors.Ground);
            Draw(sheet, chart);
        }

        using var pixels = picture.PeekPixels();
        return Encode(pixels);
    }

    /// <summary>Packs what was drawn.</summary>
    /// <exception cref="InvalidOperationException">It cannot be packed: a defect.</exception>
    internal static byte[] Encode(SKPixmap pixels)
    {
        using var png = pixels.Encode(Packing) ?? throw new InvalidOperationException("The picture could not be packed.");
        return png.ToArray();
    }

    private static void Draw(ChartSheet sheet, Chart chart)
    {
        var (size, within) = (sheet.Size, sheet.Size.Width - (2 * sheet.Size.Margin));
        var title = sheet.Fit(chart.Title, size.Title, within / 0.85f);
        if (!title.IsEmpty)
        {
            // A title that is a little too long is written a little smaller before it is cut.
            sheet.Write(title, size.Margin, size.Margin + (size.Title * 0.85f), size.Title * Math.Min(1, within / title.Width(size.Title)), sheet.Colors.Ink);
        }

        var areas = size.AreasOf(chart.Panels.Count, !title.IsEmpty);
        foreach (var (panel, area) in chart.Panels.Zip(areas))
        {
            Draw(sheet, panel, area, chart.Title);
        }
    }

    private static void Draw(ChartSheet sheet, ChartPanel panel, SKRect area, string title)
    {
        var em = sheet.Size.Heading;
        var more = sheet.Fit(panel is LinesPanel { Lines.Count: > ChartColors.Most } lines ? $"+{lines.Lines.Count - ChartColors.Most}" : "", em, area.Width);
        var heading = sheet.Fit(panel.Title == title ? "" : panel.Title, em, area.Width - more.Width(em) - em);
        if (!more.IsEmpty || !heading.IsEmpty)
        {
            var baseline = area.Top + (em * 0.9f);
            sheet.Write(heading, area.Left, baseline, em, sheet.Colors.Soft);
            sheet.Write(more, area.Right, baseline, em, sheet.Colors.Soft, 1);
            area.Top += em * 1.4f;
        }

        switch (panel)
        {
            case LinesPanel drawn:
                new LinesDrawing(sheet, drawn).Draw(area);
                break;
            case ColumnsPanel drawn:
                new ColumnsDrawing(sheet, drawn).Draw(area);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(panel), panel.GetType().Name, "An unknown panel of a chart.");
        }
    }
}
