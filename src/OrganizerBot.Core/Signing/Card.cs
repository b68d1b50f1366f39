using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>A petition or pledge as posted in a channel, kept up to date with what has been released.</summary>
public sealed class Card
{
    private Card()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Card> Id { get; private set; }

    /// <summary>The community in whose channel it stands; what it shows may be another's.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>What it shows.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>Where it stands.</summary>
    public Id<Destination> DestinationId { get; private set; }

    /// <summary>The outbox entry that posts it; the posted message's id stands there.</summary>
    public Id<OutboxEntry> OutboxId { get; private set; }

    /// <summary>A hash of what it shows, so that nothing is edited without need.</summary>
    public byte[] Shown { get; private set; } = [];

    /// <summary>Whether its message was deleted: it is then left alone.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether it shows the end of a closed sheet, so that nobody needs to look at it again.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>A card about to be posted.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="sheet">What it shows.</param>
    /// <param name="entry">The outbox entry that posts it, which says where.</param>
    /// <param name="shown">The hash of what it shows.</param>
    public static Card Post(Id<Card> id, Id<Sheet> sheet, OutboxEntry entry, byte[] shown)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Card { Id = id, CommunityId = entry.CommunityId, SheetId = sheet, DestinationId = entry.DestinationId, OutboxId = entry.Id, Shown = shown };
    }

    /// <summary>Notes what it shows now.</summary>
    /// <param name="shown">The hash.</param>
    /// <param name="closed">Whether that is how it ends.</param>
    public void Show(byte[] shown, bool closed) => (Shown, IsSettled) = (shown, closed);

    /// <summary>Notes that what it shows has changed after its end, so that it is looked at until it follows.</summary>
    public void Unsettle() => IsSettled = false;

    /// <summary>Notes that its message was deleted.</summary>
    public void Lose() => IsGone = true;
}
