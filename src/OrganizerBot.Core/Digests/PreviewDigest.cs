using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Shows what a digest would say now and where, when it comes next or why it does not, and by which rules something is held back.</summary>
[Command("digest preview", CommandPolicy.Moderator)]
internal sealed record PreviewDigest([Option(Suggest = typeof(DigestSuggestions))] Code Digest) : ICommand
{
    internal sealed class Handler(OrganizerDb db, DigestComposer composer, TimeProvider clock) : ICommandHandler<PreviewDigest>
    {
        public async Task<Reply> HandleAsync(PreviewDigest command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.DigestAsync(command.Digest, caller, cancellationToken) is not { } digest)
            {
                return DigestMessages.Unknown(caller.Words, command.Digest);
            }

            var now = clock.GetUtcNow();
            var draft = await composer.ComposeAsync(digest, caller.Community, isPreview: true, cancellationToken);
            var destination = await db.Destinations.SingleAsync(destination => destination.Id == digest.DestinationId, cancellationToken);
            return DigestMessages.Preview(caller.Words, digest, destination, draft, [.. digest.Rhythm.NextTimes(now, digest.TimeZone).Take(3)]);
        }
    }
}
