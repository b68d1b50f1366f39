using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Stops posting to a channel that does not take what is posted, and says so to the moderators, once. Where the bot was removed from the whole community, nobody is left to tell.</summary>
internal sealed class Suspensions(OrganizerDb db, KeyRing keys, IEnumerable<IMessenger> messengers, Removal removal, TimeProvider clock)
{
    /// <summary>Suspends a channel. Nothing changes when it was suspended before, nor where the platform refuses the bot's token for now.</summary>
    /// <param name="destination">The channel.</param>
    /// <param name="community">Its community; a word is left in its moderators' channel, unless that is the one.</param>
    /// <param name="why">What the platform said.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task SuspendAsync(Destination destination, Community community, SendResult why, CancellationToken cancellationToken)
    {
        if (why is not SendResult.Ambiguous && await IsRemovedAsync(community, cancellationToken))
        {
            await removal.LeaveAsync(community, cancellationToken);
            return;
        }

        var (reason, now) = (ReasonOf(why), clock.GetUtcNow());
        if (why is SendResult.AuthDead || !destination.Suspend(reason, now) || community.ModeratorsChannel is not { } channel || channel == destination.Channel)
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

    private async Task<bool> IsRemovedAsync(Community community, CancellationToken cancellationToken) =>
        messengers.FirstOrDefault(messenger => messenger.Platform == community.Platform) is { } messenger && await messenger.IsInAsync(community.Ref, cancellationToken) == false;

    private static SuspensionReason ReasonOf(SendResult why) => why switch
    {
        SendResult.DestinationGone => SuspensionReason.Gone,
        SendResult.PermissionMissing => SuspensionReason.Forbidden,
        SendResult.Ambiguous => SuspensionReason.Unclear,
        _ => SuspensionReason.Refused,
    };
}
