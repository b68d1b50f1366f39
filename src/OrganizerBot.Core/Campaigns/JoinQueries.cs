using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>What the two sides may see of a request to join, and those who run a campaign of whoever takes part.</summary>
internal static class JoinQueries
{
    /// <summary>A request that waits for the caller's community to decide, or null.</summary>
    public static Task<JoinRequest?> JoinRequestToAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.JoinRequests.FirstOrDefaultAsync(request => request.Code == code && request.OwnerId == community && request.State == JoinRequestState.Waiting, cancellationToken);
    }

    /// <summary>The request with what both sides may know.</summary>
    public static async Task<JoinRequestLook> LookAtAsync(this OrganizerDb db, JoinRequest request, CancellationToken cancellationToken)
    {
        // Of the other side each sees this and no more.
        var target = await db.Campaigns.IgnoreQueryFilters().Where(campaign => campaign.Id == request.CampaignId).Select(campaign => campaign.Target).SingleAsync(cancellationToken);
        var platform = await db.Communities.IgnoreQueryFilters().Where(community => community.Id == request.CommunityId).Select(community => community.Platform).SingleAsync(cancellationToken);
        return new JoinRequestLook(request, new UserText(target), platform);
    }

    /// <summary>The other communities that take part in a campaign that the caller's community runs.</summary>
    public static async Task<IReadOnlyList<Guest>> GuestsOfAsync(this OrganizerDb db, Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var owner = caller.Community.Id;
        // Those who run a campaign see with whom: the platform, and the code that their request had.
        return await db.Participations.IgnoreQueryFilters()
            .Where(part => part.CampaignId == campaign.Id && part.OwnerId == owner && part.CommunityId != owner && !part.HasLeft)
            .OrderBy(part => part.Code)
            .Join(db.Communities.IgnoreQueryFilters(), part => part.CommunityId, community => community.Id, (part, community) => new Guest(part.CommunityId, part.Code, community.Platform))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Everything that was asked about a campaign is void: its code to join changed.</summary>
    public static async Task VoidJoinRequestsAsync(this OrganizerDb db, Campaign campaign, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.JoinRequests.Where(request => request.CampaignId == campaign.Id).ToListAsync(cancellationToken));
}
