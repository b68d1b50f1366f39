using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>Decides where the bot may post, before anything is promised.</summary>
internal sealed class Posting(OrganizerDb db, IEnumerable<IMessenger> messengers, TimeProvider clock)
{
    /// <summary>The channel as a destination, or what is said of why it cannot be one. A suspended destination that is well again is resumed.</summary>
    public async Task<(Destination? Destination, PostingTrouble Trouble)> FindAsync(ChannelRef channel, Caller caller, CancellationToken cancellationToken)
    {
        if (channel.Id.Length == 0)
        {
            return (null, new PostingTrouble(PostingOutcome.Nowhere));
        }

        var messenger = messengers.FirstOrDefault(messenger => messenger.Platform == channel.Platform);
        var trouble = messenger is null ? new SendResult.Transient("no such platform") : await messenger.CheckAsync(caller.Community.Ref, channel, cancellationToken);
        if (trouble is not null)
        {
            return (null, TroubleOf(trouble));
        }

        var destination = await db.Destinations.FirstOrDefaultAsync(
            destination => destination.CommunityId == caller.Community.Id && destination.ChannelId == channel.Id, cancellationToken);
        if (destination is null)
        {
            destination = Destination.To(Id<Destination>.New(clock), caller.Community.Id, channel);
            db.Add(destination);
        }

        destination.Resume();
        return (destination, new PostingTrouble(PostingOutcome.May));
    }

    private static PostingTrouble TroubleOf(SendResult trouble) => trouble switch
    {
        SendResult.DestinationGone => new PostingTrouble(PostingOutcome.Gone),
        SendResult.PermissionMissing missing => new PostingTrouble(PostingOutcome.Forbidden, missing.Missing),
        _ => new PostingTrouble(PostingOutcome.Unreachable),
    };
}

/// <summary>Whether the bot may post in a channel, and what it lacks if not.</summary>
/// <param name="Outcome">Whether it may.</param>
/// <param name="Missing">What it lacks, as far as the platform tells.</param>
internal readonly record struct PostingTrouble(PostingOutcome Outcome, PostingRights Missing = PostingRights.None);

/// <summary>Whether the bot may post in a channel.</summary>
internal enum PostingOutcome
{
    /// <summary>It may.</summary>
    May,

    /// <summary>There is no such channel here.</summary>
    Gone,

    /// <summary>The bot is not in it, or lacks a right.</summary>
    Forbidden,

    /// <summary>No channel is named, and the caller is in none: on a page of their own.</summary>
    Nowhere,

    /// <summary>The platform did not answer.</summary>
    Unreachable,
}
