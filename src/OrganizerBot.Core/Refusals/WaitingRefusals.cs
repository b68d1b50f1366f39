using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Refusals that wait for review.</summary>
internal sealed class WaitingRefusals(OrganizerDb db) : IWaitingPart
{
    public int Order => 10;

    public Task<int> CountAsync(Id<Community> community, CancellationToken cancellationToken) =>
        db.Refusals.CountAsync(refusal => refusal.CommunityId == community && refusal.State == RefusalState.Waiting, cancellationToken);

    public Prose Name(Words words, int count) => words.Count("review.waiting.refusals", count);

    public Button Button(Words words) => new(words.Plain("review.waiting.button"), new CommandLine("review list"));
}
