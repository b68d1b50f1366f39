using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pledges;

/// <summary>Suggests pledges by code or statement; the newest first.</summary>
internal sealed class PledgeSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var pledges = await db.PledgesOf(caller).OrderByDescending(pledge => pledge.Id).Take(Choice.Considered).ToListAsync(cancellationToken);
        return Choice.Matching(typed, pledges.Select(pledge => (pledge.Code, pledge.Statement)));
    }
}
