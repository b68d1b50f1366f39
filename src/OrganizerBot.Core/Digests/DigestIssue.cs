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

    /// <summary>Claims a window.</summary>
    public static DigestIssue Claim(Id<Digest> digest, DateTimeOffset windowEnd) => new() { DigestId = digest, WindowEnd = windowEnd };
}
