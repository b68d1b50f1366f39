using OrganizerBot.Commands;

namespace OrganizerBot.Campaigns;

/// <summary>What a caller may see of campaigns: those in which their community takes part.</summary>
internal static class CampaignQueries
{
    /// <summary>The campaigns of the caller's community.</summary>
    public static IQueryable<Campaign> CampaignsOf(this OrganizerDb db, Caller caller)
    {
        var community = caller.Community.Id;
        return db.Campaigns.Where(campaign => db.Participations.Any(part => part.CampaignId == campaign.Id && part.CommunityId == community));
    }
}
