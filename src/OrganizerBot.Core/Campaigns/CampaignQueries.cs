using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Campaigns;

/// <summary>What a caller may see of campaigns: those in which their community takes part.</summary>
internal static class CampaignQueries
{
    /// <summary>The campaigns in which a community takes part. Asked with them, the database goes from these few to what belongs to them, not through everything.</summary>
    public static IQueryable<Id<Campaign>> CampaignIdsOf(this OrganizerDb db, Id<Community> community) =>
        db.Participations.Where(part => part.CommunityId == community).Select(part => part.CampaignId);

    /// <summary>The campaigns of the caller's community.</summary>
    public static IQueryable<Campaign> CampaignsOf(this OrganizerDb db, Caller caller)
    {
        var own = db.CampaignIdsOf(caller.Community.Id);
        return db.Campaigns.Where(campaign => own.Contains(campaign.Id));
    }

    /// <summary>Those that the caller may know of: members only what was announced.</summary>
    public static IQueryable<Campaign> VisibleCampaignsOf(this OrganizerDb db, Caller caller)
    {
        var moderates = caller.IsModerator;
        return db.CampaignsOf(caller).Where(campaign => campaign.IsAnnounced || moderates);
    }

    /// <summary>The campaign with that code, if the caller may know of it. One they may not is as if it did not exist.</summary>
    public static Task<Campaign?> CampaignAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken) =>
        db.VisibleCampaignsOf(caller).FirstOrDefaultAsync(campaign => campaign.Code == code, cancellationToken);

    /// <summary>The part that the caller's community takes in a campaign, or null.</summary>
    public static Task<Participation?> ParticipationAsync(this OrganizerDb db, Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Participations.FirstOrDefaultAsync(part => part.CampaignId == campaign.Id && part.CommunityId == community, cancellationToken);
    }
}
