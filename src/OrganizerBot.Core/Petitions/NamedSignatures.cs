using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>The petitions that carry the caller's name.</summary>
internal sealed class NamedSignatures(OrganizerDb db, SigningDesk desk, TimeProvider clock) : INamedActs
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken)
    {
        List<Prose> lines = [];
        foreach (var petition in await db.PetitionsOf(caller).OrderByDescending(petition => petition.Id).ToListAsync(cancellationToken))
        {
            if (await desk.SignedAsAsync(petition.Sheet, caller, cancellationToken) == SignatureKind.Named)
            {
                lines.Add(PetitionMessages.Mention(caller.Words, petition, clock.GetUtcNow()));
            }
        }

        return lines;
    }
}
