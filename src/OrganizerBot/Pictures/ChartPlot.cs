using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Where the numbers of a panel are drawn: between an axis of numbers at its left and one of time at its foot.</summary>
internal sealed class ChartPlot
{
    private readonly ChartSheet _sheet;
    private readonly SKRect _area;
    private readonly ChartTicks _ticks;

    /// <summary>Measures it.</summary>
    /// <param name="sheet">What it is drawn on.</param>
    /// <param name="area">Where, with its axes.</param>
    /// <param name="highest">The number that it must reach.</param>
    /// <param name="right">What stays free at its right, in pixels.</param>
    /// <param name="above">The same above it.</param>
    public ChartPlot(ChartSheet sheet, SKRect area, long highest, float right = 0, float above = 0)
    {
        (_sheet, _area) = (sheet, area);
        var (top, bottom) = (area.Top + (sheet.Size.Label * 0.75f) + above, area.Bottom - (sheet.Size.Label * 1.55f));
        _ticks = ChartTicks.Upto(highest, Math.Clamp((int)((bottom - top) / (sheet.Size.Label * 1.7f)), 1, 5));
        var numbers = _ticks.All.Max(tick => sheet.Number(tick).Width(sheet.Size.Label));

        // Whole dots, so that what is level has sharp edges.
        Inside = new(MathF.Round(area.Left + numbers + (sheet.Size.Label * 0.5f)), MathF.Round(top), MathF.Round(area.Right - right), MathF.Round(bottom));
    }

    /// <summary>Where the numbers are drawn.</summary>
    public SKRect Inside { get; }

    /// <summary>The number at its top.</summary>
    public long Top => _ticks.Top;

    /// <summary>The height of a number.</summary>
    public float Y(double count) => Inside.Bottom - (float)(Math.Clamp(count / _ticks.Top, 0, 1) * Inside.Height);

    /// <summary>Draws the axis of numbers.</summary>
    public void DrawNumbers()
    {
        var em = _sheet.Size.Label;
        foreach (var tick in _ticks.All)
        {
            var y = MathF.Round(Y(tick));
            _sheet.Line(new(Inside.Left, y), new(Inside.Right, y), tick == 0 ? _sheet.Colors.Soft : _sheet.Colors.Rule, 2);
            _sheet.WriteAt(_sheet.Number(tick), Inside.Left - (em * 0.5f), y, em, _sheet.Colors.Soft, 1);
        }
    }

    /// <summary>Writes words below the foot of it.</summary>
    /// <param name="x">Their middle; they move where they would leave the panel.</param>
    /// <param name="words">The words.</param>
    public void WriteBelow(float x, PictureText words)
    {
        var em = _sheet.Size.Label;
        var half = words.Width(em) / 2;
        _sheet.Write(words, Math.Max(_area.Left, Math.Min(x - half, _area.Right - (2 * half))), Inside.Bottom + (em * 1.32f), em, _sheet.Colors.Soft);
    }

    /// <summary>Whether words fit beside each other below the foot.</summary>
    /// <param name="words">Their middles and themselves, from left to right.</param>
    public bool Fit(IEnumerable<(float X, PictureText Words)> words)
    {
        var (em, free) = (_sheet.Size.Label, float.MinValue);
        foreach (var (x, text) in words)
        {
            var half = text.Width(em) / 2;
            if (x - half < free)
            {
                return false;
            }

            free = x + half + (em * 0.6f);
        }

        return true;
    }
}
