using Microsoft.Net.Http.Headers;
using OrganizerBot.Languages;

namespace OrganizerBot.Web;

/// <summary>The language of whoever reads a page, as their browser says.</summary>
internal static class AcceptedLanguage
{
    /// <summary>The one they like best among those that the bot speaks; English when there is none.</summary>
    public static Language Of(HttpRequest request)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var parsed) ? parsed : [];
        return accepted.OrderByDescending(wish => wish.Quality ?? 1)
            .SelectMany(wish => Language.All.Where(language => wish.Value.StartsWith(language.Code, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(Language.English);
    }
}
