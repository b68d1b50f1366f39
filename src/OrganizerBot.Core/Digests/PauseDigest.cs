using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Stops a digest for a while.</summary>
[Command("digest pause", CommandPolicy.Moderator)]
internal sealed record PauseDigest([Option(Suggest = typeof(DigestSuggestions))] Code Digest) : ICommand
{
    internal sealed class Handler(OrganizerDb db, DigestBell bell) : ICommandHandler<PauseDigest>
    {
        public async Task<Reply> HandleAsync(PauseDigest command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.DigestAsync(command.Digest, caller, cancellationToken) is not { } digest)
            {
                return DigestMessages.Unknown(caller.Words, command.Digest);
            }

            bell.RingAfter(db);
            return digest.Pause() ? DigestMessages.Paused(caller.Words, digest) : DigestMessages.AlreadyPaused(caller.Words, digest);
        }
    }
}
