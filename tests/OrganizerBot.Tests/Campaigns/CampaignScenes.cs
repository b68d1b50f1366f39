using System.Text.RegularExpressions;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

/// <summary>Finds the codes in what the bot says about campaigns.</summary>
internal static partial class CampaignScenes
{
    /// <summary>The code of the one campaign that this person sees.</summary>
    public static async Task<string> SeesACampaign(this Person person) => EntryIn().Match(await person.Hears("/campaign list")).Groups[1].Value;

    /// <summary>The code by which others join.</summary>
    public static async Task<string> Shares(this Person moderator, string campaign) =>
        JoinIn().Match(await moderator.Hears($"/campaign share {campaign}")).Groups[1].Value;

    [GeneratedRegex(@"• ([0-9A-Z]{5}) ")]
    private static partial Regex EntryIn();

    [GeneratedRegex(@"/campaign join ([0-9A-Z]{10})")]
    private static partial Regex JoinIn();
}
