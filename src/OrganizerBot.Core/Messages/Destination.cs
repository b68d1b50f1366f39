using OrganizerBot.Communities;

namespace OrganizerBot.Messages;

/// <summary>A channel that the bot posts to.</summary>
public sealed class Destination
{
    /// <summary>For a rest that is longer nothing is kept ready: it is written when the rest is nearly over.</summary>
    public static readonly TimeSpan LongRest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

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

    /// <summary>When the bot asks next by itself whether a suspended channel is well again, UTC; null when only people can tell.</summary>
    public DateTimeOffset? ProbeAt { get; private set; }

    /// <summary>How often it asked since something last got through.</summary>
    public int Probes { get; private set; }

    /// <summary>Whether the bot itself found the channel well again, and nothing has got through since.</summary>
    public bool IsOnTrial { get; private set; }

    /// <summary>Nothing is sent there before this moment, UTC: the platform asked for it, or failed.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>How often in a row the platform asked to wait, or failed.</summary>
    public int Failures { get; private set; }

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
        ProbeAt = reason is SuspensionReason.Gone or SuspensionReason.Forbidden ? now + Pause : null;
        return true;
    }

    /// <summary>Posts there again, because people say so.</summary>
    public void Resume()
    {
        if (Suspended is not null)
        {
            Clear();
            Works();
        }
    }

    /// <summary>Posts there again, because the platform says that it may; whether it does is seen with the next message.</summary>
    public void Recover()
    {
        Clear();
        (IsOnTrial, Probes) = (true, Probes + 1);
    }

    /// <summary>The bot asked, and the channel is no better: it asks again, later each time.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isCertain">Whether the platform said so; it may also have given no answer.</param>
    public void StaysIll(DateTimeOffset now, bool isCertain)
    {
        Probes += isCertain ? 1 : 0;
        ProbeAt = now + Pause;
    }

    /// <summary>The platform asked to wait, or failed: the channel rests, longer each time, whatever else waits for it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="least">What the platform asked for.</param>
    /// <returns>Until when.</returns>
    public DateTimeOffset Rest(DateTimeOffset now, TimeSpan least)
    {
        var rest = Doubled(FirstRest, Failures, LongestRest);
        var until = now + (rest > least ? rest : least);
        (RestsUntil, Failures) = (until, Failures + 1);
        return until;
    }

    /// <summary>Whether it rests for so long that what waits is better written anew afterwards.</summary>
    public bool RestsLong(DateTimeOffset now) => RestsUntil > now + LongRest;

    /// <summary>The platform answers again.</summary>
    public void Rested() => (RestsUntil, Failures) = (null, 0);

    /// <summary>Something got through.</summary>
    /// <returns>Whether nobody has been told yet that the channel is well again.</returns>
    public bool Works()
    {
        var wasOnTrial = IsOnTrial;
        (RestsUntil, Failures, Probes, IsOnTrial) = (null, 0, 0, false);
        return wasOnTrial;
    }

    private TimeSpan Pause => Doubled(FirstPause, Probes, LongestPause);

    private void Clear() => (Suspended, SuspendedSince, ProbeAt, RestsUntil, Failures) = (null, null, null, null, 0);

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan most)
    {
        var time = first * Math.Pow(2, Math.Min(times, 20));
        return time < most ? time : most;
    }
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
