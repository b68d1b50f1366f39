using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>The pledges that carry the caller's name.</summary>
internal sealed class NamedPledges(OrganizerDb db, SigningDesk desk, TimeProvider clock) : INamedActs
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken)
    {
        List<Prose> lines = [];
        foreach (var pledge in await db.PledgesOf(caller).OrderByDescending(pledge => pledge.Id).ToListAsync(cancellationToken))
        {
            if (await desk.SignedAsAsync(pledge.Sheet, caller, cancellationToken) == SignatureKind.Named)
            {
                lines.Add(PledgeMessages.Mention(caller.Words, pledge, clock.GetUtcNow()));
            }
        }

        return lines;
    }
}
