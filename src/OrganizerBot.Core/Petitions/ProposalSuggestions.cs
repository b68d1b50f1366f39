using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Suggests to moderators the proposals that wait for them, by code or title.</summary>
internal sealed class ProposalSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var waiting = await db.ProposalsTo(caller).Take(Choice.Considered).ToListAsync(cancellationToken);
        return Choice.Matching(typed, waiting.Select(proposal => (proposal.Code, proposal.Words(caller.Keys).Title)));
    }
}
