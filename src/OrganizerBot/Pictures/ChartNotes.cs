using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Finds places for words in a plot at which they cover nothing that was drawn, or as little as there can be, and never each other.</summary>
/// <param name="inside">The plot.</param>
internal sealed class ChartNotes(SKRect inside)
{
    /// <summary>From left to right, these parts of the way.</summary>
    private static readonly float[] Stops = [0, 0.25f, 0.5f, 0.75f, 1];

    /// <summary>What it costs not to stand beside the height: as much as to cover so many things.</summary>
    private const int Away = 4;

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
        foreach (var (top, away) in (ReadOnlySpan<(float, int)>)[(y - height - 3, 0), (y + 3, 0), (y - (2 * height) - 6, Away), (y + height + 6, Away)])
        {
            foreach (var stop in Stops)
            {
                var box = SKRect.Create(inside.Left + 8 + (stop * Math.Max(0, inside.Width - 16 - width)), top, width, height);
                if (top >= inside.Top && box.Bottom <= inside.Bottom && !_words.Exists(box.IntersectsWith) && Covers(box) + away is var harm && harm < least)
                {
                    (best, least) = (box, harm);
                }
            }
        }

        if (best is { } place)
        {
            _words.Add(place);
        }

        return best;
    }

    /// <summary>How much is covered; from some number on it makes no difference.</summary>
    private int Covers(SKRect box) => _drawn.Where(box.IntersectsWith).Take(2 * Away).Count();
}
