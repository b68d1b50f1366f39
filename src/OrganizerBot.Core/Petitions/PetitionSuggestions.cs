using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Suggests petitions by code or title; the newest first.</summary>
internal sealed class PetitionSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var petitions = await db.PetitionsOf(caller).OrderByDescending(petition => petition.Id).Take(200).ToListAsync(cancellationToken);
        return [.. petitions
            .Where(petition => $"{petition.Code} {petition.Title}".Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(25)
            .Select(petition => new Choice(petition.Code.ToString(), UserText.Cut($"{petition.Code} · {petition.Title}", 75)))];
    }
}
