using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Finds places for words in a plot at which they cover nothing that was drawn, or as little as there can be, and never each other.</summary>
/// <param name="inside">The plot.</param>
internal sealed class ChartNotes(SKRect inside)
{
    /// <summary>From left to right, these parts of the way.</summary>
    private static readonly float[] Stops = [0, 0.25f, 0.5f, 0.75f, 1];

    private readonly List<SKRect> _drawn = [];
    private readonly List<SKRect> _words = [];

    /// <summary>Says that something was drawn.</summary>
    public void Avoid(SKRect drawn) => _drawn.Add(drawn);

    /// <summary>Finds the best place for words above or below a height, and keeps it for them.</summary>
    /// <param name="width">How wide they are.</param>
    /// <param name="height">How high.</param>
    /// <param name="y">The height.</param>
    /// <returns>The place; none where they would cover other words wherever they stood.</returns>
    public SKRect? Place(float width, float height, float y)
    {
        SKRect? best = null;
        var least = int.MaxValue;
        foreach (var top in (ReadOnlySpan<float>)[y - height - 3, y + 3, y - (2 * height) - 6, y + height + 6])
        {
            foreach (var stop in Stops)
            {
                var box = SKRect.Create(inside.Left + 8 + (stop * Math.Max(0, inside.Width - 16 - width)), top, width, height);
                if (top >= inside.Top && box.Bottom <= inside.Bottom && !_words.Exists(box.IntersectsWith) && _drawn.Count(box.IntersectsWith) is var covers && covers < least)
                {
                    (best, least) = (box, covers);
                }
            }
        }

        if (best is { } place)
        {
            _words.Add(place);
        }

        return best;
    }
}
