using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>What proposals keep about a member while they wait.</summary>
internal sealed class KeptProposals(OrganizerDb db) : IErasable, IShowable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = await db.ProposalsBy(caller).ToListAsync(cancellationToken);
        db.RemoveRange(own);
        return own.Count > 0 ? [caller.Community.Id.Value] : [];
    }

    public async Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = await db.ProposalsBy(caller).ToListAsync(cancellationToken);
        return own.Count == 0 ? [] : [.. MemberMessages.Titled(caller.Words.Say("member.export.proposals"), [.. own.SelectMany(proposal => ProposalMessages.Whole(caller.Words, proposal, proposal.Words(caller.Keys)))])];
    }
}
