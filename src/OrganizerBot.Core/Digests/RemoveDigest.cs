using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Ends a digest. What it has posted stays.</summary>
[Command("digest remove", CommandPolicy.Moderator)]
internal sealed record RemoveDigest([Option(Suggest = typeof(DigestSuggestions))] Code Digest) : ICommand
{
    internal sealed class Handler(OrganizerDb db, DigestBell bell) : ICommandHandler<RemoveDigest>
    {
        public async Task<Reply> HandleAsync(RemoveDigest command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.DigestAsync(command.Digest, caller, cancellationToken) is not { } digest)
            {
                return DigestMessages.Unknown(caller.Words, command.Digest);
            }

            // Its windows and what it told go with it.
            db.Remove(digest);
            bell.RingAfter(db);
            return DigestMessages.Removed(caller.Words, digest);
        }
    }
}
