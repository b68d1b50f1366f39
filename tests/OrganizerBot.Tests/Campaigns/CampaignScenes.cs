using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>Another community's moderator asks to take part, and those who run the campaign let it in. What both call the community.</summary>
    public static async Task<string> LetsIn(this Person owner, Person guest, string campaign)
    {
        var request = await guest.AsksToJoin(await owner.Shares(campaign));
        Assert.Contains("takes part in the campaign", await owner.Hears($"/campaign accept {request}"), StringComparison.Ordinal);
        return request;
    }

    /// <summary>Asks to take part. The code of the request.</summary>
    public static async Task<string> AsksToJoin(this Person guest, string join)
    {
        var heard = await guest.Hears($"/campaign join {join}");
        Assert.StartsWith("Asked", heard, StringComparison.Ordinal);
        return RequestIn().Match(heard).Groups[1].Value;
    }

    /// <summary>Lets the bot tell moderators what they were not told yet about communities that join, as it does each minute.</summary>
    public static Task TellsOfJoining(this TestBot bot) => bot.Services.GetRequiredService<JoinKeeper>().SweepAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"Your request is ([0-9A-Z]{5});")]
    private static partial Regex RequestIn();

    [GeneratedRegex(@"• ([0-9A-Z]{5}) ")]
    private static partial Regex EntryIn();

    [GeneratedRegex(@"/campaign join ([0-9A-Z]{10})")]
    private static partial Regex JoinIn();
}
