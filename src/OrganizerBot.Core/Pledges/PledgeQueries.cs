using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Pledges;

/// <summary>What a caller may see of pledges: those of campaigns in which their community takes part; drafts only as a moderator of the community that drafts.</summary>
internal static class PledgeQueries
{
    /// <summary>The pledges that the caller may see.</summary>
    public static IQueryable<Pledge> PledgesOf(this OrganizerDb db, Caller caller)
    {
        var (community, moderates) = (caller.Community.Id, caller.IsModerator);
        var campaigns = db.CampaignIdsOf(community);
        return db.Pledges.Where(pledge =>
            campaigns.Contains(pledge.CampaignId)
            && (pledge.State != PledgeState.Draft || (moderates && pledge.OwnerId == community)));
    }

    /// <summary>The pledge with that code, if the caller may see it. One they may not see is as if it did not exist.</summary>
    public static Task<Pledge?> PledgeAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken) =>
        db.PledgesOf(caller).FirstOrDefaultAsync(pledge => pledge.Code == code, cancellationToken);

    /// <summary>The pledge with that code, if the caller's community answers for it.</summary>
    public static Task<Pledge?> OwnPledgeAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Pledges.FirstOrDefaultAsync(pledge => pledge.Code == code && pledge.OwnerId == community, cancellationToken);
    }

    /// <summary>The pledge with that code, if the caller's community answers for it and still takes part in its campaign: one that has left opens nothing there.</summary>
    public static Task<Pledge?> PledgeToOpenAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.PledgesOf(caller).FirstOrDefaultAsync(pledge => pledge.Code == code && pledge.OwnerId == community, cancellationToken);
    }
}
