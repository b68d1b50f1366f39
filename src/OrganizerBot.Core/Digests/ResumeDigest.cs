using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Lets a paused digest come again, or one whose channel was suspended, after asking whether the bot may post there.</summary>
[Command("digest resume", CommandPolicy.Moderator)]
internal sealed record ResumeDigest([Option(Suggest = typeof(DigestSuggestions))] Code Digest) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Posting posting, DigestBell bell, TimeProvider clock) : ICommandHandler<ResumeDigest>
    {
        public async Task<Reply> HandleAsync(ResumeDigest command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.DigestAsync(command.Digest, caller, cancellationToken) is not { } digest)
            {
                return DigestMessages.Unknown(caller.Words, command.Digest);
            }

            var channel = (await db.Destinations.SingleAsync(destination => destination.Id == digest.DestinationId, cancellationToken)).Channel;
            var (destination, trouble) = await posting.FindAsync(channel, caller, cancellationToken);
            if (destination is null)
            {
                return PostingMessages.Cannot(caller.Words, trouble, channel);
            }

            if (digest.State == DigestState.Paused)
            {
                digest.Resume(clock.GetUtcNow());
            }

            // Also for one that waited for its channel: it is due at once.
            bell.RingAfter(db);
            return DigestMessages.Resumed(caller.Words, digest, clock.GetUtcNow());
        }
    }
}
