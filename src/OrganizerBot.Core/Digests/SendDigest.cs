using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Sends a digest now, besides its schedule.</summary>
[Command("digest send", CommandPolicy.Moderator)]
internal sealed record SendDigest([Option(Suggest = typeof(DigestSuggestions))] Code Digest) : ICommand
{
    internal sealed class Handler(OrganizerDb db, DigestComposer composer, TimeProvider clock) : ICommandHandler<SendDigest>
    {
        public async Task<Reply> HandleAsync(SendDigest command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.DigestAsync(command.Digest, caller, cancellationToken) is not { } digest)
            {
                return DigestMessages.Unknown(caller.Words, command.Digest);
            }

            var destination = await db.Destinations.SingleAsync(destination => destination.Id == digest.DestinationId, cancellationToken);
            if (destination.Suspended is { } reason)
            {
                return PostingMessages.Suspended(caller.Words, destination.Channel, reason);
            }

            var draft = await composer.ComposeAsync(digest, caller.Community, isPreview: false, cancellationToken);
            if (draft.News.Count == 0 && digest.LastAt is not null)
            {
                return DigestMessages.NothingNew(caller.Words, draft);
            }

            // A person waits for this one: it goes out at once, at the price of a repeat that says so where no answer came.
            var where = await composer.WriteAsync(digest, caller.Community, draft, clock.GetUtcNow(), byTheClock: false, cancellationToken);
            return where == destination.Channel ? DigestMessages.Sent(caller.Words, where) : CommunityMessages.Instead(caller.Words, where, destination.Channel);
        }
    }
}
