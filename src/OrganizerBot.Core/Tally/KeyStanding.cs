namespace OrganizerBot.Tally;

/// <summary>Where the key came from that checkpoints were checked with.</summary>
public enum KeyStanding
{
    /// <summary>The reader brought it, and the leaves file names the same.</summary>
    Trusted,

    /// <summary>The leaves file names it. Whoever made up the leaves could have made up the key: compare it with the one in the chat.</summary>
    FromFile,

    /// <summary>The leaves file names another key than the reader brought.</summary>
    Differs,

    /// <summary>It is a key for another log.</summary>
    OtherLog,
}
