using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Lists the community's digests with their channels and how those are.</summary>
[Command("digest list", CommandPolicy.Moderator)]
internal sealed record ListDigests : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ListDigests>
    {
        public async Task<Reply> HandleAsync(ListDigests command, Caller caller, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            var digests = await db.Digests.Where(digest => digest.CommunityId == community)
                .Join(db.Destinations, digest => digest.DestinationId, destination => destination.Id, (digest, destination) => new { digest, destination })
                .OrderBy(entry => entry.digest.Id)
                .ToListAsync(cancellationToken);
            return DigestMessages.List(caller.Words, [.. digests.Select(entry => (entry.digest, entry.destination))]);
        }
    }
}
