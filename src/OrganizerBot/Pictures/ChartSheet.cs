using System.Globalization;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>What a chart is drawn on, and with. Lengths are in pixels.</summary>
/// <param name="canvas">Where it is drawn.</param>
/// <param name="type">The fonts.</param>
/// <param name="size">How large things are.</param>
/// <param name="colors">The colours.</param>
/// <param name="culture">How numbers and days are written.</param>
internal sealed class ChartSheet(SKCanvas canvas, PictureType type, ChartSize size, ChartColors colors, CultureInfo culture) : IDisposable
{
    /// <summary>Numbers from here on are written with an exponent: nothing is counted so high.</summary>
    private const long Unreadable = 10_000_000_000;

    private readonly SKPaint _fill = new() { IsAntialias = true };
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round };
    private readonly SKPathEffect _dashes = SKPathEffect.CreateDash([10, 8], 0);

    /// <summary>How large things are.</summary>
    public ChartSize Size => size;

    /// <summary>The colours.</summary>
    public ChartColors Colors => colors;

    /// <summary>The days of an axis.</summary>
    public ChartDays Days { get; } = new(culture);

    /// <summary>The sign that stands for what is left out.</summary>
    public PictureText.Cell Dots => type.Dots;

    /// <summary>Words as they can be shown within a width.</summary>
    public PictureText Fit(string words, float size, float width) => type.Set(words).Within(size, width, type.Dots);

    /// <summary>The same in lines.</summary>
    public IReadOnlyList<PictureText> Fit(string words, float size, float width, int lines) => type.Set(words).Lines(size, width, lines, type.Dots);

    /// <summary>A number, written out.</summary>
    public PictureText Number(long number) => type.Set(number.ToString(number < Unreadable ? "N0" : "0.#E+0", culture));

    /// <summary>Writes a line.</summary>
    /// <param name="words">The words.</param>
    /// <param name="x">Where they are anchored.</param>
    /// <param name="baseline">The line on which the letters stand.</param>
    /// <param name="em">The size of the letters.</param>
    /// <param name="color">The colour.</param>
    /// <param name="anchor">What of them is there: 0 their left end, 1 their right one.</param>
    public void Write(PictureText words, float x, float baseline, float em, SKColor color, float anchor = 0)
    {
        _fill.Color = color;
        words.Draw(canvas, x - (anchor == 0 ? 0 : anchor * words.Width(em)), baseline, em, type, _fill);
    }

    /// <summary>The same with its letters' middle at a height.</summary>
    public void WriteAt(PictureText words, float x, float middle, float em, SKColor color, float anchor = 0) => Write(words, x, middle + (em * 0.36f), em, color, anchor);

    /// <summary>Writes lines below each other on a plate, so that they can be read whatever is below them.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="plate">The plate.</param>
    /// <param name="indent">How far from its left end they begin.</param>
    public void WriteOn(IReadOnlyList<PictureText> lines, SKRect plate, float indent)
    {
        Box(plate, colors.Ground.WithAlpha(0xD0), 6);
        for (var line = 0; line < lines.Count; line++)
        {
            WriteAt(lines[line], plate.Left + indent, plate.Top + (plate.Height * (line + 0.5f) / lines.Count), size.Label, colors.Ink);
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void Box(SKRect box, SKColor color, float radius = 0)
    {
        _fill.Color = color;
        canvas.DrawRoundRect(box, radius, radius, _fill);
    }

    /// <summary>Fills a shape.</summary>
    public void Fill(SKPath path, SKColor color)
    {
        _fill.Color = color;
        canvas.DrawPath(path, _fill);
    }

    /// <summary>Draws along a path.</summary>
    public void Stroke(SKPath path, SKColor color, float width)
    {
        (_stroke.Color, _stroke.StrokeWidth, _stroke.PathEffect) = (color, width, null);
        canvas.DrawPath(path, _stroke);
    }

    /// <summary>Draws a straight line.</summary>
    public void Line(SKPoint from, SKPoint to, SKColor color, float width, bool isDashed = false)
    {
        (_stroke.Color, _stroke.StrokeWidth, _stroke.PathEffect) = (color, width, isDashed ? _dashes : null);
        canvas.DrawLine(from, to, _stroke);
    }

    /// <summary>Draws within a rectangle only.</summary>
    public void Within(SKRect box, Action draw)
    {
        canvas.Save();
        canvas.ClipRect(box);
        draw();
        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
        _dashes.Dispose();
    }
}
