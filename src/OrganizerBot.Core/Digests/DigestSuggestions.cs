using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Suggests the community's digests by code or schedule.</summary>
internal sealed class DigestSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        var digests = await db.Digests.Where(digest => digest.CommunityId == community).OrderBy(digest => digest.Id).Take(100).ToListAsync(cancellationToken);
        return [.. digests
            .Select(digest => new Choice(digest.Code.ToString(), $"{digest.Code} · {digest.Schedule}"))
            .Where(choice => choice.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(25)];
    }
}
