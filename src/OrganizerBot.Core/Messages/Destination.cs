using OrganizerBot.Communities;

namespace OrganizerBot.Messages;

/// <summary>A channel that the bot posts to.</summary>
public sealed class Destination
{
    private Destination()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Destination> Id { get; private set; }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>Where it lives.</summary>
    public Platform Platform { get; private set; }

    /// <summary>The platform's id of the channel.</summary>
    public string ChannelId { get; private set; } = "";

    /// <summary>Why nothing is posted there for now, or null while all is well.</summary>
    public SuspensionReason? Suspended { get; private set; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset? SuspendedSince { get; private set; }

    /// <summary>The channel.</summary>
    public ChannelRef Channel => new(Platform, ChannelId);

    /// <summary>A channel to post to.</summary>
    public static Destination To(Id<Destination> id, Id<Community> community, ChannelRef channel) =>
        new() { Id = id, CommunityId = community, Platform = channel.Platform, ChannelId = channel.Id };

    /// <summary>Stops posting there, and says why.</summary>
    /// <returns>False when it had stopped before: nothing changes.</returns>
    public bool Suspend(SuspensionReason reason, DateTimeOffset now)
    {
        if (Suspended is not null)
        {
            return false;
        }

        (Suspended, SuspendedSince) = (reason, now);
        return true;
    }

    /// <summary>Posts there again.</summary>
    public void Resume() => (Suspended, SuspendedSince) = (null, null);
}

/// <summary>Why nothing is posted to a channel for now.</summary>
public enum SuspensionReason
{
    /// <summary>The channel is gone or archived.</summary>
    Gone,

    /// <summary>The bot may not post there.</summary>
    Forbidden,

    /// <summary>The platform refused the bot itself.</summary>
    Refused,

    /// <summary>The platform confirmed neither a message nor its repeat: moderators look whether it is there before anything more is sent.</summary>
    Unclear,

    /// <summary>The bot was removed from the community.</summary>
    Removed,
}
