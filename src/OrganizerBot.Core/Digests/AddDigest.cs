using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Lets a digest come into a channel, here and on Thursdays at 18:30 unless said otherwise.</summary>
[Command("digest add", CommandPolicy.Moderator)]
internal sealed record AddDigest(
    ChannelRef? Channel = null,
    [Option(Max = 64, Rest = true)] Schedule? Schedule = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Posting posting, DigestBell bell, AuditTrail audit, TimeProvider clock) : ICommandHandler<AddDigest>
    {
        public async Task<Reply> HandleAsync(AddDigest command, Caller caller, CancellationToken cancellationToken)
        {
            var channel = command.Channel ?? caller.Channel;
            var rhythm = command.Schedule ?? Communities.Schedule.Usual;
            var (destination, trouble) = await posting.FindAsync(channel, caller, cancellationToken);
            if (destination is null)
            {
                return PostingMessages.Cannot(caller.Words, trouble, channel);
            }

            var community = caller.Community;
            var others = db.Digests.Where(digest => digest.CommunityId == community.Id);
            if (await others.FirstOrDefaultAsync(digest => digest.DestinationId == destination.Id && digest.Schedule == rhythm.Text, cancellationToken) is { } same)
            {
                return DigestMessages.Already(caller.Words, same, channel);
            }

            if (rhythm.IsWeekly && !await others.AnyAsync(cancellationToken))
            {
                community.TellWeekly(rhythm);
            }

            var digest = Digest.Add(Id<Digest>.New(clock), destination, rhythm, community.TimeZone, clock.GetUtcNow());
            db.Add(digest);
            bell.RingAfter(db);
            audit.About(digest.Code);
            return DigestMessages.Added(caller.Words, digest, channel);
        }
    }
}
