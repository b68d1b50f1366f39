using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>A refusal that waits, as posted in a moderators' channel. It is deleted once it shows how the refusal ended.</summary>
public sealed class ReviewCard
{
    private ReviewCard()
    {
    }

    /// <summary>Its id, random.</summary>
    public Id<ReviewCard> Id { get; private set; }

    /// <summary>The community in whose channel it stands.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The code of the refusal. In other words a refusal has another code, and another card.</summary>
    public Code Refusal { get; private set; }

    /// <summary>The day on which it was posted, in the community's time zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Where it stands.</summary>
    public Id<Destination> DestinationId { get; private set; }

    /// <summary>The outbox entry that posts it; the posted message's id stands there.</summary>
    public Id<OutboxEntry> OutboxId { get; private set; }

    /// <summary>Whether it may show something else than it should. What its author does makes it so at the next hour of review only: at once, it would tell when that was.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Whether its message was deleted: it is then left alone.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Grows with each change, so that what happens during an edit is not overlooked.</summary>
    public int Version { get; private set; }

    /// <summary>A card about to be posted.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="refusal">What it shows.</param>
    /// <param name="entry">The outbox entry that posts it, which says where.</param>
    /// <param name="day">The day.</param>
    public static ReviewCard Post(Id<ReviewCard> id, Code refusal, OutboxEntry entry, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new ReviewCard { Id = id, CommunityId = entry.CommunityId, Refusal = refusal, Day = day, DestinationId = entry.DestinationId, OutboxId = entry.Id };
    }

    /// <summary>It is to be looked at.</summary>
    public void Doubt() => (IsStale, Version) = (true, Version + 1);

    /// <summary>It shows what it should.</summary>
    public void Show() => (IsStale, Version) = (false, Version + 1);

    /// <summary>Notes that its message was deleted.</summary>
    public void Lose() => (IsGone, IsStale, Version) = (true, false, Version + 1);
}
