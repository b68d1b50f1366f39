using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>How many proposed petitions wait for moderators.</summary>
internal sealed class ProposalStatus(OrganizerDb db) : IStatusPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken) =>
        await db.ProposalsTo(caller).CountAsync(cancellationToken) is > 0 and var count ? [caller.Words.Count("petition.proposals.waiting", count)] : [];
}
