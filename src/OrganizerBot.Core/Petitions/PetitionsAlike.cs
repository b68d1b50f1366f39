using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Finds the petitions that run where the caller's community takes part and ask for nearly the same as another.</summary>
internal sealed class PetitionsAlike(OrganizerDb db, TimeProvider clock)
{
    private const int Most = 3;

    /// <summary>Some of them with their counts, the most alike first.</summary>
    public async Task<IReadOnlyList<(Petition Petition, ReleasedCount Count)>> FindAsync(Petition petition, Caller caller, CancellationToken cancellationToken)
    {
        var open = await db.PetitionsOf(caller).Where(other => other.State == PetitionState.Open && other.Id != petition.Id).ToListAsync(cancellationToken);
        List<(Petition, ReleasedCount)> alike = [];
        foreach (var other in open
            .Where(other => other.StateAt(clock.GetUtcNow()) == PetitionState.Open && Likeness.AreAlike(petition, other))
            .OrderByDescending(other => Likeness.Of(petition.Title, other.Title)).ThenByDescending(other => other.Id.Value).Take(Most))
        {
            alike.Add((other, await db.CountReleasedAsync(other.Sheet, cancellationToken)));
        }

        return alike;
    }
}
