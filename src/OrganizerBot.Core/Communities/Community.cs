using System.Globalization;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>One Discord guild or one Slack workspace, with what its moderators have set.</summary>
public sealed class Community
{
    /// <summary>However moderators move the hour at which they are told what waits, so much lies between two: what came in between is not told apart.</summary>
    private static readonly TimeSpan BetweenReviews = TimeSpan.FromHours(20);

    private Community()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Community> Id { get; private set; }

    /// <summary>Where it lives.</summary>
    public Platform Platform { get; private set; }

    /// <summary>The platform's id.</summary>
    public string PlatformId { get; private set; } = "";

    /// <summary>The language of what is posted in public.</summary>
    public Language Language { get; private set; }

    /// <summary>The IANA name of its time zone: days and digest hours are meant in it.</summary>
    public string Zone { get; private set; } = "Etc/UTC";

    /// <summary>Who controls it, as its moderators say. A Discord server is its members' own unless they say otherwise; of a Slack workspace nothing is known before it is claimed.</summary>
    public Ownership? Owner { get; private set; }

    /// <summary>Whether Slack itself shows that it belongs to an Enterprise Grid organisation: it is an employer's then, whatever moderators say.</summary>
    public bool IsEnterprise { get; private set; }

    /// <summary>Where moderators are told what they should know, if they chose a channel.</summary>
    public string? ModeratorsChannelId { get; private set; }

    /// <summary>Whether moderators test in silence: nothing is posted in channels, and they see what would have been.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Which refusals its moderators look at before they count.</summary>
    public ReviewPolicy Review { get; private set; }

    /// <summary>When, once a week, what must not be told one by one is told together.</summary>
    public string WeeklyHour { get; private set; } = Schedule.Usual.Text;

    /// <summary>The last weekly hour that was kept, UTC.</summary>
    public DateTimeOffset WeeklyKeptAt { get; private set; }

    /// <summary>The last hour at which moderators were told what waits for them, UTC. It is kept once a day.</summary>
    public DateTimeOffset ReviewKeptAt { get; private set; }

    /// <summary>Since when the bot is known to have been removed, UTC; null while it is there.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>When its data was erased because the bot had been removed, UTC. The row stays, without a name, for campaigns that others joined.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>The platform's name for it.</summary>
    public CommunityRef Ref => new(Platform, PlatformId);

    /// <summary>Whether members may sign, pledge and log refusals here: only where they control it themselves. Elsewhere they read, and take back.</summary>
    public bool TakesSignatures => Owner == Ownership.Members;

    /// <summary>Whether moderators who say that its members control it are asked once more: signing is off, and goes on again.</summary>
    public bool AsksBeforeItIsMembers => this is { Owner: Ownership.Employer, IsEnterprise: false };

    /// <summary>Where moderators are told things, if anywhere.</summary>
    public ChannelRef? ModeratorsChannel => ModeratorsChannelId is { } id ? new ChannelRef(Platform, id) : null;

    /// <summary>Its time zone.</summary>
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>The day that it is in its time zone.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZone).DateTime);

    /// <summary>A community that the bot meets for the first time.</summary>
    public static Community Meet(Id<Community> id, CommunityRef community, Language language, DateTimeOffset now) => new()
    {
        WeeklyKeptAt = now.AddDays(-6),
        ReviewKeptAt = now - BetweenReviews,
        Id = id,
        Platform = community.Platform,
        PlatformId = community.Id,
        Owner = community.Platform == Platform.Discord ? Ownership.Members : null,
        Language = language,
    };

    /// <summary>Moderators choose the language of what is posted in public.</summary>
    public void Speak(Language language) => (Language, Version) = (language, Version + 1);

    /// <summary>Moderators choose the time zone.</summary>
    public void Live(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        (Zone, Version) = (zone.Id, Version + 1);
    }

    /// <summary>Moderators choose which refusals wait for them. What waits by then goes on waiting.</summary>
    public void Look(ReviewPolicy review) => (Review, Version) = (review, Version + 1);

    /// <summary>Moderators say who controls it.</summary>
    /// <returns>False when the platform knows better: it stays an employer's.</returns>
    public bool BelongTo(Ownership owner)
    {
        if (IsEnterprise && owner != Ownership.Employer)
        {
            return false;
        }

        (Owner, Version) = (owner, Version + 1);
        return true;
    }

    /// <summary>Slack shows that it belongs to an Enterprise Grid organisation. That stays so: a company's export reaches back.</summary>
    public void BelongToEnterprise() => (IsEnterprise, Owner, Version) = (true, Ownership.Employer, Version + 1);

    /// <summary>The weekly hour follows the community's weekly digest.</summary>
    public void TellWeekly(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        (WeeklyHour, Version) = (schedule.Text, Version + 1);
    }

    /// <summary>Whether the weekly hour has come since it was last kept. However moderators move it, at least six days lie between two.</summary>
    public bool WeeklyIsDue(DateTimeOffset now) => Schedule.Parse(WeeklyHour, null).Next(WeeklyKeptAt.AddDays(6), TimeZone) <= now;

    /// <summary>Notes that the weekly hour was kept.</summary>
    public void KeepWeekly(DateTimeOffset now) => (WeeklyKeptAt, Version) = (now, Version + 1);

    /// <summary>The last time since it was kept that moderators were to be told what waits for them: each day at the time of day of the weekly hour. Null when none has come.</summary>
    public DateTimeOffset? ReviewDue(DateTimeOffset now)
    {
        var (zone, earliest) = (TimeZone, ReviewKeptAt + BetweenReviews);
        return Schedule.Parse(WeeklyHour, null).Next(earliest, zone) is { } weekly
            ? Schedule.Parse(TimeZoneInfo.ConvertTime(weekly, zone).ToString("'daily 'HH:mm", CultureInfo.InvariantCulture), null)
                .NextTimes(earliest, zone).TakeWhile(time => time <= now).Cast<DateTimeOffset?>().LastOrDefault()
            : null;
    }

    /// <summary>Notes that moderators were told what waits for them.</summary>
    public void KeepReview(DateTimeOffset due) => (ReviewKeptAt, Version) = (due, Version + 1);

    /// <summary>Moderators choose where they are told things.</summary>
    public void TellModeratorsIn(ChannelRef channel) => (ModeratorsChannelId, Version) = (channel.Id, Version + 1);

    /// <summary>Moderators begin or end a silent test.</summary>
    /// <returns>False when it cannot begin: there is no moderators' channel in which they would see it.</returns>
    public bool BeSilent(bool silent)
    {
        if (silent && ModeratorsChannelId is null)
        {
            return false;
        }

        (IsSilent, Version) = (silent, Version + 1);
        return true;
    }

    /// <summary>Whether what is meant for a channel is not posted there now, but shown to moderators only.</summary>
    public bool Hushes(ChannelRef channel) => IsSilent && channel != ModeratorsChannel;

    /// <summary>The bot was removed. When it had been before, the first time counts.</summary>
    public void Leave(DateTimeOffset now)
    {
        if (LeftAt is null)
        {
            (LeftAt, Version) = (now, Version + 1);
        }
    }

    /// <summary>The bot is there again.</summary>
    /// <returns>False when it was there all along: nothing changes.</returns>
    public bool Return()
    {
        if (LeftAt is null)
        {
            return false;
        }

        (LeftAt, Version) = (null, Version + 1);
        return true;
    }

    /// <summary>Its data was erased. Whoever invites the bot again is met as a stranger.</summary>
    public void Erase(DateTimeOffset now) => (PlatformId, ModeratorsChannelId, IsSilent, ErasedAt, Version) = (Id.Value.ToString("N"), null, false, now, Version + 1);

    /// <summary>Notes that who moderates changes, so that two such changes at once are noticed.</summary>
    public void ChangeModerators() => Version++;
}
