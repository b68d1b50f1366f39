using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Home;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>The open petitions on a person's own page, the newest first.</summary>
internal sealed class PetitionsAtHome(OrganizerDb db, TimeProvider clock) : IHomePart
{
    private const int Most = 6;

    public int Order => 10;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.PetitionsOf(caller).Where(petition => petition.State == PetitionState.Open && (petition.Sheet.Deadline == null || petition.Sheet.Deadline > now))
            .OrderByDescending(petition => petition.Id).Take(Most + 1).ToListAsync(cancellationToken);
        List<Message> shown = [PetitionMessages.HomeHeading(caller.Words, open.Count == 0, open.Count > Most)];
        foreach (var petition in open.Take(Most))
        {
            shown.Add(PetitionMessages.AtHome(caller.Words, petition, caller.Community, await db.CountReleasedAsync(petition.Sheet, cancellationToken)));
        }

        return shown;
    }
}
