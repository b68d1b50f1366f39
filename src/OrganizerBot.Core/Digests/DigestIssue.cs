using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>One written digest. There is at most one for each window, whoever writes it and however often.</summary>
public sealed class DigestIssue
{
    private DigestIssue()
    {
    }

    /// <summary>The digest.</summary>
    public Id<Digest> DigestId { get; private set; }

    /// <summary>The end of its window, UTC.</summary>
    public DateTimeOffset WindowEnd { get; private set; }

    /// <summary>The message that tells it.</summary>
    public Id<OutboxEntry> OutboxId { get; private set; }

    /// <summary>When the one before it was written, UTC; null for the first. It is as if that were the last one when this is taken back.</summary>
    public DateTimeOffset? LastBefore { get; private set; }

    /// <summary>Claims a window.</summary>
    public static DigestIssue Claim(Digest digest, DateTimeOffset windowEnd, OutboxEntry entry)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(entry);
        return new DigestIssue { DigestId = digest.Id, WindowEnd = windowEnd, OutboxId = entry.Id, LastBefore = digest.LastAt };
    }
}
