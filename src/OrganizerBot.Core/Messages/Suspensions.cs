using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Stops posting to a channel that does not take what is posted, and says so to the moderators, once.</summary>
internal sealed class Suspensions(OrganizerDb db, KeyRing keys, TimeProvider clock)
{
    /// <summary>Suspends a channel. Nothing changes when it was suspended before.</summary>
    /// <param name="destination">The channel.</param>
    /// <param name="community">Its community; a word is left in its moderators' channel, unless that is the one.</param>
    /// <param name="why">What the platform said.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task SuspendAsync(Destination destination, Community community, SendResult why, CancellationToken cancellationToken)
    {
        var (reason, now) = (ReasonOf(why), clock.GetUtcNow());
        if (!destination.Suspend(reason, now) || community.ModeratorsChannel is not { } channel || channel == destination.Channel)
        {
            return;
        }

        var told = await db.Destinations.FirstOrDefaultAsync(told => told.CommunityId == community.Id && told.ChannelId == channel.Id, cancellationToken);
        if (told is null)
        {
            told = Destination.To(Id<Destination>.New(clock), community.Id, channel);
            db.Add(told);
        }

        var message = PostingMessages.Suspended(Words.In(community.Language), destination.Channel, reason);
        db.Add(OutboxEntry.Write($"suspended/{destination.Id}/{now.UtcTicks}", told, await keys.OfCommunityAsync(community.Id, cancellationToken), message, clock));
    }

    private static SuspensionReason ReasonOf(SendResult why) => why switch
    {
        SendResult.DestinationGone => SuspensionReason.Gone,
        SendResult.PermissionMissing => SuspensionReason.Forbidden,
        SendResult.Ambiguous => SuspensionReason.Unclear,
        _ => SuspensionReason.Refused,
    };
}
