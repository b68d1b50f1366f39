namespace OrganizerBot.Digests;

/// <summary>One thing that a digest has told, so that it is told once: written in the same transaction as the digest itself.</summary>
public sealed class DigestItem
{
    private DigestItem()
    {
    }

    /// <summary>The digest.</summary>
    public Id<Digest> DigestId { get; private set; }

    /// <summary>What was told, such as <c>refusal/…</c> or <c>petition/…/open</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The end of the window whose digest told it, UTC.</summary>
    public DateTimeOffset WindowEnd { get; private set; }

    /// <summary>Notes that it was told.</summary>
    public static DigestItem Told(Id<Digest> digest, DateTimeOffset windowEnd, string key) => new() { DigestId = digest, WindowEnd = windowEnd, Key = key };
}
