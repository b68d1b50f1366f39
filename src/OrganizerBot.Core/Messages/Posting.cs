using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>Decides where the bot may post, before anything is promised.</summary>
internal sealed class Posting(OrganizerDb db, IEnumerable<IMessenger> messengers, TimeProvider clock)
{
    /// <summary>The channel as a destination, or why it cannot be one. A suspended destination that is well again is resumed.</summary>
    public async Task<(Destination? Destination, PostingOutcome Outcome)> FindAsync(ChannelRef channel, Caller caller, CancellationToken cancellationToken)
    {
        var messenger = messengers.FirstOrDefault(messenger => messenger.Platform == channel.Platform);
        var trouble = messenger is null ? new SendResult.Transient("no such platform") : await messenger.CheckAsync(caller.Community.Ref, channel, cancellationToken);
        if (trouble is not null)
        {
            return (null, OutcomeOf(trouble));
        }

        var destination = await db.Destinations.FirstOrDefaultAsync(
            destination => destination.CommunityId == caller.Community.Id && destination.ChannelId == channel.Id, cancellationToken);
        if (destination is null)
        {
            destination = Destination.To(Id<Destination>.New(clock), caller.Community.Id, channel);
            db.Add(destination);
        }

        destination.Resume();
        return (destination, PostingOutcome.May);
    }

    private static PostingOutcome OutcomeOf(SendResult trouble) => trouble switch
    {
        SendResult.DestinationGone => PostingOutcome.Gone,
        SendResult.PermissionMissing => PostingOutcome.Forbidden,
        _ => PostingOutcome.Unreachable,
    };
}

/// <summary>Whether the bot may post in a channel.</summary>
internal enum PostingOutcome
{
    /// <summary>It may.</summary>
    May,

    /// <summary>There is no such channel here.</summary>
    Gone,

    /// <summary>The bot is not in it, or lacks a right.</summary>
    Forbidden,

    /// <summary>The platform did not answer.</summary>
    Unreachable,
}
