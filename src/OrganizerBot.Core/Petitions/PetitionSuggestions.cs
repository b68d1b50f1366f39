using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Suggests petitions by code or title; the newest first.</summary>
internal sealed class PetitionSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var petitions = await db.PetitionsOf(caller).OrderByDescending(petition => petition.Id).Take(Choice.Considered).ToListAsync(cancellationToken);
        return Choice.Matching(typed, petitions.Select(petition => (petition.Code, petition.Title)));
    }
}
