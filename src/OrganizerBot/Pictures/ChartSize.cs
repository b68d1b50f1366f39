using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>The size of a picture of a chart and of what is written in it. Lengths are in pixels.</summary>
/// <param name="Width">How wide it is.</param>
/// <param name="Margin">What stays empty at its edges.</param>
/// <param name="Title">The size of the letters of its title.</param>
/// <param name="Heading">The same for the titles of its panels.</param>
/// <param name="Label">The same for everything else.</param>
/// <param name="MostPanels">How many panels it shows; the rest is left to the words.</param>
internal sealed record ChartSize(int Width, float Margin, float Title, float Heading, float Label, int MostPanels)
{
    private const int PanelHeight = 400;
    private const int CardHeight = 630;

    /// <summary>For a chat: 800 wide, 400 a panel, one below the other. A phone shows it in 360 to 400 CSS pixels, that is about half the size, so no letter is smaller than 22.</summary>
    public static ChartSize Chat { get; } = new(800, 26, 31, 25, 23, 4);

    /// <summary>For the preview of a link (Open Graph): 1200 × 630, one or two panels side by side.</summary>
    public static ChartSize Card { get; } = new(1200, 48, 46, 31, 27, 2);

    private bool IsCard => MostPanels <= 2;

    /// <summary>How high it is.</summary>
    /// <param name="panels">How many panels there are.</param>
    public int HeightOf(int panels) => IsCard ? CardHeight : PanelHeight * Math.Clamp(panels, 1, MostPanels);

    /// <summary>Where the panels lie.</summary>
    /// <param name="panels">How many there are.</param>
    /// <param name="hasTitle">Whether a title stands above them.</param>
    public IReadOnlyList<SKRect> AreasOf(int panels, bool hasTitle)
    {
        var shown = Math.Clamp(panels, 1, MostPanels);
        var top = Margin + (hasTitle ? Title * 1.45f : 0);
        var (gap, height) = (Margin, HeightOf(panels) - Margin - top);
        var (across, down) = IsCard ? ((Width - Margin - (shown * Margin)) / shown, height) : (Width - (2 * Margin), (height - ((shown - 1) * gap)) / shown);
        return [.. Enumerable.Range(0, shown).Select(place => IsCard ? At(Margin + (place * (across + gap)), top) : At(Margin, top + (place * (down + gap))))];

        SKRect At(float x, float y) => new(x, y, x + across, y + down);
    }
}
