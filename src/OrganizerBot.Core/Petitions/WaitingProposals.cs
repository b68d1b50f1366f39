using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Proposed petitions that wait for moderators.</summary>
internal sealed class WaitingProposals(OrganizerDb db) : IWaitingPart
{
    public int Order => 20;

    public Task<int> CountAsync(Id<Community> community, CancellationToken cancellationToken) => db.Proposals.CountAsync(proposal => proposal.CommunityId == community, cancellationToken);

    public Prose Name(Words words, int count) => words.Count("petition.waiting.proposals", count);

    public Button Button(Words words) => new(words.Plain("petition.waiting.button"), new CommandLine("petition proposals"));
}
