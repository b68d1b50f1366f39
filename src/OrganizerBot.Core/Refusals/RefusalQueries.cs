using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Who sees which refusals: everybody the published ones of their campaigns, moderators the waiting ones of their community.</summary>
internal static class RefusalQueries
{
    /// <summary>The published refusals of the campaigns in which a community takes part, wherever they were logged.</summary>
    public static IQueryable<Refusal> PublishedRefusals(this OrganizerDb db, Id<Community> community)
    {
        var campaigns = db.CampaignIdsOf(community);
        return db.Refusals.Where(refusal => refusal.State == RefusalState.Published && campaigns.Contains(refusal.CampaignId));
    }

    /// <summary>The published refusals of one campaign.</summary>
    public static IQueryable<Refusal> PublishedRefusals(this OrganizerDb db, Id<Campaign> campaign) =>
        db.Refusals.Where(refusal => refusal.CampaignId == campaign && refusal.State == RefusalState.Published);

    /// <summary>What stands behind the numbers of one campaign that everybody sees.</summary>
    /// <param name="db">The database.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="news">What is told at this moment besides.</param>
    public static IQueryable<Refusal> ToldRefusals(this OrganizerDb db, Id<Campaign> campaign, params Id<Refusal>[] news) =>
        db.Refusals.Where(refusal => refusal.CampaignId == campaign && (refusal.IsTold || news.Contains(refusal.Id)) && (refusal.State == RefusalState.Published || refusal.State == RefusalState.Retracted));

    /// <summary>What waits for the moderators of the caller's community, in an order that tells nothing about when it came.</summary>
    public static IQueryable<Refusal> WaitingRefusals(this OrganizerDb db, Caller caller)
    {
        var community = caller.Community.Id;
        return db.Refusals.Where(refusal => refusal.CommunityId == community && refusal.State == RefusalState.Waiting).OrderBy(refusal => refusal.Code);
    }

    /// <summary>The refusal with that code, if it was logged in the caller's community.</summary>
    public static Task<Refusal?> RefusalAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Refusals.FirstOrDefaultAsync(refusal => refusal.Code == code && refusal.CommunityId == community, cancellationToken);
    }

    /// <summary>The company that a refusal is about.</summary>
    /// <param name="db">The database.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="keys">The keys of its community.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public static async Task<UserText> CompanyOfAsync(this OrganizerDb db, Refusal refusal, CommunityKeys keys, CancellationToken cancellationToken) =>
        // It waits for the moderators of its community, who may have left the campaign since.
        (await db.Campaigns.IgnoreQueryFilters().SingleAsync(campaign => campaign.Id == refusal.CampaignId, cancellationToken)).TargetFor(keys);
}
