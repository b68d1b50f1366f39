using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Messages;

/// <summary>Where the bot posts, what is wrong there, and how much waits to be sent.</summary>
internal sealed class PostingStatus(OrganizerDb db) : IStatusPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        var destinations = await db.Destinations.Where(destination => destination.CommunityId == community)
            .OrderBy(destination => destination.Id).ToListAsync(cancellationToken);
        var waiting = await db.Outbox.CountAsync(
            entry => entry.CommunityId == community && (entry.State == OutboxState.Waiting || entry.State == OutboxState.Sending), cancellationToken);
        return
        [
            .. destinations.Select(destination => PostingMessages.State(caller.Words, destination)),
            .. waiting > 0 ? [caller.Words.Count("posting.waiting", waiting)] : Array.Empty<Prose>(),
        ];
    }
}
