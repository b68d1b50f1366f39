using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>The colours of a chart.</summary>
/// <param name="Ground">What it is drawn on.</param>
/// <param name="Ink">What is written; against the ground at least 7 : 1.</param>
/// <param name="Soft">What is written beside it; at least 4.5 : 1.</param>
/// <param name="Rule">Lines to read numbers by: they may be faint.</param>
/// <param name="Series">The lines of a panel, and the parts of its columns, each at least 3 : 1 (WCAG 2.2, 1.4.11).</param>
/// <remarks>
/// The first two of each theme are from Okabe and Ito's colours for everybody (https://jfly.uni-koeln.de/color/), the others were moved from theirs until the nearest two
/// differed as much as possible for people without red, green or blue cones too (Machado et al. 2009), with the contrast above. Theirs are too light for a white ground.
/// </remarks>
internal sealed record ChartColors(SKColor Ground, SKColor Ink, SKColor Soft, SKColor Rule, IReadOnlyList<SKColor> Series)
{
    /// <summary>How many lines or parts are told apart.</summary>
    public const int Most = 6;

    /// <summary>On white.</summary>
    public static ChartColors Light { get; } = new(
        new(0xFFFFFFFF), new(0xFF1F2328), new(0xFF59636E), new(0xFFDDE1E6),
        [new(0xFF0072B2), new(0xFFD55E00), new(0xFF00A555), new(0xFFB75E76), new(0xFF62312D), new(0xFF0E1848)]);

    /// <summary>On nearly black.</summary>
    public static ChartColors Dark { get; } = new(
        new(0xFF1E2124), new(0xFFF2F3F5), new(0xFFB5BAC1), new(0xFF3A3F46),
        [new(0xFF56B4E9), new(0xFFE69F00), new(0xFF2D904A), new(0xFFDC549A), new(0xFFC4C86F), new(0xFFDEFFE9)]);
}
