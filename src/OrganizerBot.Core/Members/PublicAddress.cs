using OrganizerBot.Campaigns;

namespace OrganizerBot.Members;

/// <summary>Where the bot's own pages can be reached from outside, if whoever runs it has said.</summary>
/// <param name="Url">The address, with a slash at its end; null where there are no pages.</param>
public sealed record PublicAddress(Uri? Url)
{
    /// <summary>A page, or null where there are no pages.</summary>
    /// <param name="path">The path without a slash before it.</param>
    public Uri? Of(string path) => Url is null ? null : new Uri(Url, path);

    /// <summary>The public page of a campaign, or null where there are no pages.</summary>
    public Uri? Of(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return Of($"c/{campaign.Code}");
    }

    /// <summary>The page of a personal link, or null where there are no pages.</summary>
    internal Uri? Of(LinkToken token) => Url is null ? null : new Uri(Url, $"me/{token.Text}");
}
