using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Petitions;

/// <summary>Who sees which proposals: moderators those of their community, a member their own.</summary>
internal static class ProposalQueries
{
    /// <summary>What waits for the moderators of the caller's community, in an order that tells nothing about when it came.</summary>
    public static IQueryable<Proposal> ProposalsTo(this OrganizerDb db, Caller caller)
    {
        var community = caller.Community.Id;
        return db.Proposals.Where(proposal => proposal.CommunityId == community).OrderBy(proposal => proposal.Code);
    }

    /// <summary>The proposal with that code in the caller's community, or null.</summary>
    public static Task<Proposal?> ProposalAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken) =>
        db.ProposalsTo(caller).FirstOrDefaultAsync(proposal => proposal.Code == code, cancellationToken);

    /// <summary>What the caller has proposed here and nobody has decided yet.</summary>
    public static IQueryable<Proposal> ProposalsBy(this OrganizerDb db, Caller caller)
    {
        var (community, recipient) = (caller.Community.Id, Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId));
        return db.Proposals.Where(proposal => proposal.CommunityId == community && proposal.Recipient == recipient).OrderBy(proposal => proposal.Code);
    }
}
