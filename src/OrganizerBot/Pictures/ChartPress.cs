using OrganizerBot.Languages;
using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Draws charts as PNG, in the fonts of the program. The same chart has the same bytes in one build. Several threads may use it.</summary>
/// <remarks>Whatever a chart holds is drawn, in a time that does not grow with it: long words are cut, days that fall on one dot are one, and what is beyond the most of anything is left to <see cref="Chart.Words"/>.</remarks>
internal sealed class ChartPress
{
    // Most of a chart is one colour: a filter only hides that, and a low level packs it nearly as well as the highest in a tenth of the time. (NoFilters means to try them all.)
    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.None, 3);

    private readonly Lazy<PictureType> _type = new(() => new PictureType());

    /// <summary>Its fonts, for other pictures.</summary>
    public PictureType Type => _type.Value;

    /// <summary>How wide and how high a chart will be, in pixels.</summary>
    public (int Width, int Height) Measure(Chart chart, ChartSize size)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(size);
        return (size.Width, size.HeightOf(chart.Panels, TitleOf(chart, size).Length));
    }

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="size">For which place.</param>
    /// <param name="isDark">On nearly black instead of white.</param>
    /// <returns>A PNG.</returns>
    public byte[] Draw(Chart chart, ChartSize size, bool isDark)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(size);

        var culture = Words.In(Language.From(chart.Language)).Culture;
        var title = TitleOf(chart, size);

        // Opaque, so that the file has no channel for what shines through.
        using var picture = new SKBitmap(new SKImageInfo(size.Width, size.HeightOf(chart.Panels, title.Length), SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        using (var sheet = new ChartSheet(canvas, Type, size, isDark ? ChartColors.Dark : ChartColors.Light, culture))
        {
            canvas.Clear(sheet.Colors.Ground);
            Draw(sheet, chart, title);
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

    private PictureText[] TitleOf(Chart chart, ChartSize size) =>
        [.. Type.Set(chart.Title).Lines(size.Title, size.Width - (2 * size.Margin), 2, Type.Dots).Where(line => !line.IsEmpty)];

    private static void Draw(ChartSheet sheet, Chart chart, PictureText[] title)
    {
        var size = sheet.Size;
        for (var line = 0; line < title.Length; line++)
        {
            sheet.Write(title[line], size.Margin, size.Margin + (size.Title * 0.85f) + (line * size.TitleLine), size.Title, sheet.Colors.Ink);
        }

        foreach (var (panel, area) in chart.Panels.Zip(size.AreasOf(chart.Panels, title.Length)))
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
