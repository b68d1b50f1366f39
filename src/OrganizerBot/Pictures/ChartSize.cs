using OrganizerBot.Messages;
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
    private const int CrowdedHeight = 500;

    /// <summary>The most lines whose names and last numbers leave a panel of common height enough room.</summary>
    private const int FewLines = 3;

    /// <summary>For a chat: 800 wide, 400 a panel (500 with many lines), one below the other. A phone shows it in 360 to 400 CSS pixels, that is about half the size, so no letter is smaller than 22.</summary>
    public static ChartSize Chat { get; } = new(800, 26, 31, 25, 23, 4);

    /// <summary>How high it is.</summary>
    /// <param name="panels">Its panels.</param>
    /// <param name="titleLines">How many lines its title has: a second one makes the picture higher.</param>
    public int HeightOf(IReadOnlyList<ChartPanel> panels, int titleLines) =>
        Math.Max(PanelHeight, panels.Take(MostPanels).Sum(HeightOf)) + (int)(Math.Max(0, titleLines - 1) * TitleLine);

    /// <summary>How high a line of its title is.</summary>
    public float TitleLine => Title * 1.22f;

    /// <summary>Where the panels lie.</summary>
    /// <param name="panels">They.</param>
    /// <param name="titleLines">How many lines the title above them has.</param>
    /// <returns>The areas of those that are shown.</returns>
    public IReadOnlyList<SKRect> AreasOf(IReadOnlyList<ChartPanel> panels, int titleLines)
    {
        var top = Margin + (titleLines == 0 ? 0 : (titleLines * TitleLine) + (Title * 0.23f));
        var bottom = HeightOf(panels, titleLines) - (Margin * 0.7f);
        ChartPanel[] shown = [.. panels.Take(MostPanels)];
        // The title and the gaps are taken from all of them alike.
        List<SKRect> areas = [];
        var left = bottom - top - ((shown.Length - 1) * Margin);
        foreach (var part in shown.Select(panel => left * HeightOf(panel) / shown.Sum(HeightOf)))
        {
            areas.Add(new(Margin, top, Width - Margin, top + part));
            top += part + Margin;
        }

        return areas;
    }

    private static int HeightOf(ChartPanel panel) => panel is LinesPanel { Lines.Count: > FewLines } ? CrowdedHeight : PanelHeight;
}
