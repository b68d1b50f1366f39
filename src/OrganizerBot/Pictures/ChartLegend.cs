using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>What the lines or parts of a panel are called, in rows above it, each with its colour and its shape. A name that is longer than its place ends in an ellipsis.</summary>
/// <param name="sheet">What it is drawn on.</param>
/// <param name="names">The names; at most <see cref="ChartColors.Most"/>.</param>
internal sealed class ChartLegend(ChartSheet sheet, IReadOnlyList<string> names)
{
    private readonly float _em = sheet.Size.Label;

    private float Row => _em * 1.35f;

    private float SignWidth => _em * 1.2f;

    private float Gap => _em * 1.3f;

    /// <summary>Draws it.</summary>
    /// <param name="area">Where, from the top down.</param>
    /// <param name="sign">Draws the sign of a name around a point.</param>
    /// <returns>Where it ends.</returns>
    public float Draw(SKRect area, Action<int, SKPoint> sign)
    {
        // One after the other where two rows are enough; otherwise in two columns, which take three at the most.
        var column = (area.Width - Gap) / 2;
        PictureText[] words = [.. names.Select(name => sheet.Fit(name, _em, area.Width - SignWidth))];
        var places = Flow(words, area.Width);
        if (places[^1].Y > Row * 1.5f)
        {
            words = [.. words.Select(word => word.Within(_em, column - SignWidth, sheet.Dots))];
            places = [.. words.Select((_, place) => new SKPoint(place % 2 * (column + Gap), place / 2 * Row))];
        }

        for (var place = 0; place < words.Length; place++)
        {
            var (x, middle) = (area.Left + places[place].X, area.Top + places[place].Y + (Row / 2));
            sign(place, new(x + (_em * 0.45f), middle));
            sheet.WriteAt(words[place], x + SignWidth, middle, _em, sheet.Colors.Ink);
        }

        return area.Top + places[^1].Y + Row;
    }

    private List<SKPoint> Flow(IReadOnlyList<PictureText> words, float width)
    {
        List<SKPoint> places = [];
        var (x, y) = (0f, 0f);
        foreach (var needs in words.Select(word => SignWidth + word.Width(_em)))
        {
            (x, y) = x > 0 && x + needs > width ? (0, y + Row) : (x, y);
            places.Add(new(x, y));
            x += needs + Gap;
        }

        return places;
    }
}
