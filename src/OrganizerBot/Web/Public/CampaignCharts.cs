using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>Pictures of a campaign's numbers for its public page: the same as in the chat and in the digest.</summary>
internal sealed class CampaignCharts(ChartPress press)
{
    /// <summary>The pictures in one language, in the order in which they stand. They are drawn later, each once.</summary>
    public IReadOnlyList<CampaignChart> Of(PublicPage page, Words words) => [.. page.Charts(words).Select(Picture)];

    private CampaignChart Picture(Chart chart)
    {
        var (width, height) = press.Measure(chart, ChartSize.Chat);
        return new CampaignChart(chart.Panels[0].Title, chart.Words, width, height, isDark => press.Draw(chart, ChartSize.Chat, isDark));
    }
}

/// <summary>One picture.</summary>
/// <param name="Title">What it shows, one line.</param>
/// <param name="Words">The same in words, with its numbers, for whoever does not see it.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Draw">Draws it as a PNG file, for light or for dark surroundings.</param>
internal sealed record CampaignChart(string Title, string Words, int Width, int Height, Func<bool, byte[]> Draw);
