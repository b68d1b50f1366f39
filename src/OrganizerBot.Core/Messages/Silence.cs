using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>The silent test: what would be posted in a channel comes to the moderators' channel instead, and says so.</summary>
/// <remarks>It is decided when a message is written. What waits in the outbox for another channel, from before or for afterwards, is not sent until the test is over: see <see cref="OutboxPump"/>.</remarks>
internal sealed class Silence(OrganizerDb db, TimeProvider clock)
{
    /// <summary>Where a message goes, and what it says there: as it was meant, unless the community is silent.</summary>
    /// <param name="meant">The channel it is meant for.</param>
    /// <param name="community">The community.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<(Destination Destination, Message Message)> DirectAsync(Destination meant, Community community, Message message, CancellationToken cancellationToken) =>
        community.Hushes(meant.Channel) && await ModeratorsAsync(community, cancellationToken) is { } moderators
            ? (moderators, message.Preceded(Words.In(community.Language).Say("organizer.silent.would", ("channel", meant.Channel))))
            : (meant, message);

    /// <summary>For what is said once and must not get lost: where moderators are shown now what comes to a channel when the test is over, and how it reads there. Null where it comes at once.</summary>
    /// <param name="meant">The channel it is meant for.</param>
    /// <param name="community">The community.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<(Destination Destination, Message Message)?> ForetellAsync(Destination meant, Community community, Message message, CancellationToken cancellationToken) =>
        community.Hushes(meant.Channel) && await ModeratorsAsync(community, cancellationToken) is { } moderators
            ? (moderators, message.Preceded(Words.In(community.Language).Say("organizer.silent.later", ("channel", meant.Channel))))
            : null;

    /// <summary>The moderators' channel as a place to post to, or null where they chose none.</summary>
    public async Task<Destination?> ModeratorsAsync(Community community, CancellationToken cancellationToken)
    {
        if (community.ModeratorsChannel is not { } channel)
        {
            return null;
        }

        var found = db.Destinations.Local.FirstOrDefault(IsIt)
            ?? await db.Destinations.FirstOrDefaultAsync(destination => destination.CommunityId == community.Id && destination.ChannelId == channel.Id, cancellationToken);
        if (found is null)
        {
            found = Destination.To(Id<Destination>.New(clock), community.Id, channel);
            db.Add(found);
        }

        return found;

        bool IsIt(Destination destination) => destination.CommunityId == community.Id && destination.Channel == channel;
    }
}
