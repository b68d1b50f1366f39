using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Petitions;

/// <summary>What a caller may see of petitions: those of campaigns in which their community takes part; drafts only as a moderator of the community that drafts.</summary>
internal static class PetitionQueries
{
    /// <summary>The petitions that the caller may see.</summary>
    public static IQueryable<Petition> PetitionsOf(this OrganizerDb db, Caller caller)
    {
        var (community, moderates) = (caller.Community.Id, caller.IsModerator);
        var campaigns = db.CampaignIdsOf(community);
        return db.Petitions.Where(petition =>
            campaigns.Contains(petition.CampaignId)
            && (petition.State != PetitionState.Draft || (moderates && petition.OwnerId == community)));
    }

    /// <summary>The petition with that code, if the caller may see it. One they may not see is as if it did not exist.</summary>
    public static Task<Petition?> PetitionAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken) =>
        db.PetitionsOf(caller).FirstOrDefaultAsync(petition => petition.Code == code, cancellationToken);

    /// <summary>The petition with that code, if the caller's community answers for it.</summary>
    public static Task<Petition?> OwnPetitionAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Petitions.FirstOrDefaultAsync(petition => petition.Code == code && petition.OwnerId == community, cancellationToken);
    }

    /// <summary>The petition with that code, if the caller's community answers for it and still takes part in its campaign: one that has left opens nothing there.</summary>
    public static Task<Petition?> PetitionToOpenAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.PetitionsOf(caller).FirstOrDefaultAsync(petition => petition.Code == code && petition.OwnerId == community, cancellationToken);
    }
}
