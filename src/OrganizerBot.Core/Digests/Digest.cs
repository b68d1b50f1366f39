using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>A message that comes again and again into one channel with what is new since the last one.</summary>
public sealed class Digest
{
    /// <summary>After so long without news it shows that it is alive.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromDays(28);

    private Digest()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Digest> Id { get; private set; }

    /// <summary>What people type.</summary>
    public Code Code { get; private set; }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The channel.</summary>
    public Id<Destination> DestinationId { get; private set; }

    /// <summary>When it comes, as moderators wrote it.</summary>
    public string Schedule { get; private set; } = "";

    /// <summary>The IANA name of the time zone in which that is meant.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>Whether moderators have it running.</summary>
    public DigestState State { get; private set; }

    /// <summary>When it comes next, UTC; null when never.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>When one was last written, UTC; null before the first, which always comes.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Its rhythm.</summary>
    public Schedule Rhythm => Communities.Schedule.Parse(Schedule, null);

    /// <summary>Its time zone.</summary>
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>Adds one.</summary>
    public static Digest Add(Id<Digest> id, Destination destination, Schedule rhythm, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(rhythm);
        ArgumentNullException.ThrowIfNull(zone);
        return new Digest
        {
            Id = id,
            Code = Code.New(),
            CommunityId = destination.CommunityId,
            DestinationId = destination.Id,
            Schedule = rhythm.Text,
            Zone = zone.Id,
            NextAt = rhythm.Next(now, zone),
        };
    }

    /// <summary>Whether one without news is left out: not the first, and not when it would be silent for too long.</summary>
    public bool SkipsEmpty(DateTimeOffset at) => LastAt is { } last && at - last < LongestSilence;

    /// <summary>Notes that the one due was written or left out, and looks forward: several that were missed are one.</summary>
    public void Pass(DateTimeOffset now, bool written)
    {
        LastAt = written ? now : LastAt;
        NextAt = State == DigestState.Active ? Rhythm.Next(now, TimeZone) : null;
        Version++;
    }

    /// <summary>One that was written was taken back: it is due again as soon as its channel is well, unless moderators have it paused.</summary>
    /// <param name="windowEnd">The end of its window.</param>
    /// <param name="lastBefore">When the one before it was written.</param>
    public void Owe(DateTimeOffset windowEnd, DateTimeOffset? lastBefore)
    {
        LastAt = lastBefore;
        NextAt = State == DigestState.Active && !(NextAt <= windowEnd) ? windowEnd : NextAt;
        Version++;
    }

    /// <summary>Stops for a while.</summary>
    /// <returns>False when it had stopped before: nothing changes.</returns>
    public bool Pause()
    {
        if (State == DigestState.Paused)
        {
            return false;
        }

        (State, NextAt, Version) = (DigestState.Paused, null, Version + 1);
        return true;
    }

    /// <summary>Goes on.</summary>
    public void Resume(DateTimeOffset now) => (State, NextAt, Version) = (DigestState.Active, Rhythm.Next(now, TimeZone), Version + 1);
}

/// <summary>Whether a digest comes.</summary>
public enum DigestState
{
    /// <summary>It comes.</summary>
    Active,

    /// <summary>It waits until moderators resume it.</summary>
    Paused,
}
