using OrganizerBot.Languages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>Pictures of a campaign's numbers for its public page. The page leaves out what it is not given.</summary>
internal interface ICampaignCharts
{
    /// <summary>The pictures in one language, in the order in which they stand. Called when the page is read, in the unit of work that sees what the campaign's community sees; they are drawn later, each once.</summary>
    Task<IReadOnlyList<CampaignChart>> ReadAsync(PublicPage page, Words words, CancellationToken cancellationToken);
}

/// <summary>One picture.</summary>
/// <param name="Title">What it shows, one line.</param>
/// <param name="Words">The same in words, with its numbers, for whoever does not see it.</param>
/// <param name="Width">Its width in CSS pixels; as a PNG file it may have more.</param>
/// <param name="Height">Its height.</param>
/// <param name="Draw">Draws it as a PNG file, for light or for dark surroundings.</param>
internal sealed record CampaignChart(string Title, string Words, int Width, int Height, Func<bool, byte[]> Draw);
