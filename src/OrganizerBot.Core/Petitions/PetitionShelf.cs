using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>The petitions that a caller may see.</summary>
internal sealed class PetitionShelf(OrganizerDb db, TimeProvider clock) : ISheetShelf
{
    public async Task<IReadOnlyList<ShelvedSheet>> VisibleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var petitions = await db.PetitionsOf(caller).Where(petition => petition.State != PetitionState.Draft).OrderByDescending(petition => petition.Id).ToListAsync(cancellationToken);
        return [.. petitions.Select(petition => new ShelvedSheet(
            PetitionMessages.Verb,
            petition.Sheet,
            PetitionMessages.Mention(caller.Words, petition, clock.GetUtcNow()),
            petition.OwnerId == caller.Community.Id ? PetitionMessages.Line("petition admit", petition) : null,
            PetitionMessages.Line("petition tally", petition)))];
    }
}
