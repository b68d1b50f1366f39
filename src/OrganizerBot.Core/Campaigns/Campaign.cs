using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>What it is all about: a target organisation, a demand, what would end it. Petitions, pledges and refusals belong to one.</summary>
/// <remarks>Made silently with the first of them, so that nobody meets the word before they need it.</remarks>
public sealed class Campaign
{
    private static readonly TimeSpan ObjectionPeriod = TimeSpan.FromDays(7);

    private Campaign()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Campaign> Id { get; private set; }

    /// <summary>What people type.</summary>
    public Code Code { get; private set; }

    /// <summary>The community that runs it.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>The target organisation, as first written. Empty while only a member has named it and no moderator has read it: see <see cref="TargetFor"/>.</summary>
    public string Target { get; private set; } = "";

    /// <summary>The target in the form by which two spellings are the same; keyed while it is sealed.</summary>
    public string TargetKey { get; private set; } = "";

    /// <summary>The target as a member named it, sealed until a moderator lets it be seen.</summary>
    public byte[]? SealedTarget { get; private set; }

    /// <summary>What is demanded, if it was said.</summary>
    public string? Demand { get; private set; }

    /// <summary>What would end it, if it was said.</summary>
    public string? LiftCondition { get; private set; }

    /// <summary>The hashtag under which people speak of it, without its #, if it was said.</summary>
    public string? Hashtag { get; private set; }

    /// <summary>Where to read more about it, if it was said.</summary>
    public string? Sources { get; private set; }

    /// <summary>What members are offered to answer recruiters with, with its gaps (see <see cref="Refusals.RecruiterAnswer"/>); null for the product's own words.</summary>
    public string? Answer { get; private set; }

    /// <summary>What another community types to join, while it is shared.</summary>
    public string? JoinCode { get; private set; }

    /// <summary>Whether members may know of it: something of it was opened. Until then the company's name and what is planned are for moderators alone.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>The day on which its moderators published its page, in their community's time zone; null while it has none. From then on anybody on the internet may read the page.</summary>
    public DateOnly? PublicSince { get; private set; }

    /// <summary>Where it stands.</summary>
    public CampaignState State { get; private set; }

    /// <summary>When its refusers' pseudonyms become noise: a week after it ended. Null before, and once it is done.</summary>
    public DateTimeOffset? ShredAt { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Starts one.</summary>
    public static Campaign Start(Id<Campaign> id, Id<Community> owner, string target) => new()
    {
        Id = id,
        Code = Code.New(),
        OwnerId = owner,
        Target = target,
        TargetKey = KeyOf(target),
    };

    /// <summary>Prepares one about a company that a member named and no moderator has read: a stolen database does not tell which.</summary>
    public static Campaign Prepare(Id<Campaign> id, Id<Community> owner, string target, CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Campaign
        {
            Id = id,
            Code = Code.New(),
            OwnerId = owner,
            TargetKey = SealedKeyOf(target, keys),
            SealedTarget = keys.Close(target, PlaceOf(id)),
        };
    }

    /// <summary>How a company that is still sealed is found again by its community, and by nobody else.</summary>
    public static string SealedKeyOf(string target, CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Convert.ToHexString(keys.Tag("company", KeyOf(target)));
    }

    /// <summary>The target for those who may read it sealed: the moderators of its community, and whoever named it.</summary>
    public UserText TargetFor(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new UserText(SealedTarget is { } words ? keys.Open(words, PlaceOf(Id)) : Target);
    }

    /// <summary>A moderator lets the target be seen.</summary>
    public void Unseal(CommunityKeys keys)
    {
        var target = TargetFor(keys).Value;
        (Target, TargetKey, SealedTarget, Version) = (target, KeyOf(target), null, Version + 1);
    }

    /// <summary>Two spellings of a company that differ in case, spaces or punctuation are the same.</summary>
    public static string KeyOf(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return string.Concat(target.ToUpperInvariant().Where(char.IsLetterOrDigit));
    }

    /// <summary>Says what is demanded and what would end it; null leaves a part as it is.</summary>
    public void Describe(string? target, string? demand, string? liftCondition)
    {
        if (target is not null)
        {
            (Target, TargetKey) = (target, KeyOf(target));
        }

        Demand = demand ?? Demand;
        LiftCondition = liftCondition ?? LiftCondition;
        Version++;
    }

    /// <summary>Says with what members may answer recruiters; null leaves a part as it is.</summary>
    public void Equip(string? hashtag, string? sources, string? answer)
    {
        (Hashtag, Sources, Answer) = (hashtag?.TrimStart('#') ?? Hashtag, sources ?? Sources, answer ?? Answer);
        Version++;
    }

    /// <summary>Lets members know of it.</summary>
    public void Announce()
    {
        if (!IsAnnounced)
        {
            (IsAnnounced, Version) = (true, Version + 1);
        }
    }

    /// <summary>Lets others join by a code; the code stays the same once made.</summary>
    public string Share()
    {
        if (JoinCode is null)
        {
            JoinCode = Passcode.New().ToString();
            Version++;
        }

        return JoinCode;
    }

    /// <summary>The code by which others join lets nobody in any more.</summary>
    public void Unshare() => (JoinCode, Version) = (null, Version + 1);

    /// <summary>Lets anybody on the internet read its page.</summary>
    /// <param name="today">The day, in the time zone of the community that runs it.</param>
    /// <returns>False when members may not know of it yet, or anybody could read it before: nothing changes.</returns>
    public bool PublishPage(DateOnly today)
    {
        if (!IsAnnounced || PublicSince is not null)
        {
            return false;
        }

        (PublicSince, Version) = (today, Version + 1);
        return true;
    }

    /// <summary>Its page is there no more.</summary>
    /// <returns>False when there was none: nothing changes.</returns>
    public bool HidePage()
    {
        if (PublicSince is null)
        {
            return false;
        }

        (PublicSince, Version) = (null, Version + 1);
        return true;
    }

    /// <summary>Ends it.</summary>
    /// <returns>False when it had ended before: nothing changes.</returns>
    public bool Close(bool liftConditionMet, DateTimeOffset now)
    {
        if (State != CampaignState.Running)
        {
            return false;
        }

        State = liftConditionMet ? CampaignState.Won : CampaignState.Ended;
        ShredAt = now + ObjectionPeriod;
        Version++;
        return true;
    }

    /// <summary>Notes that its refusers' pseudonyms became noise.</summary>
    public void Shred() => (ShredAt, Version) = (null, Version + 1);

    private static string PlaceOf(Id<Campaign> id) => $"campaign/{id}";
}

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Its lift condition was met.</summary>
    Won,

    /// <summary>It ended without.</summary>
    Ended,
}
