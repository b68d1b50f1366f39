namespace OrganizerBot.Discord;

/// <summary>The Gateway's kinds of frames (topics/opcodes-and-status-codes).</summary>
internal static class DiscordSocketOp
{
    /// <summary>Something happened.</summary>
    public const int Dispatch = 0;

    /// <summary>I am here; or, from Discord: are you there?</summary>
    public const int Heartbeat = 1;

    /// <summary>Begin a session.</summary>
    public const int Identify = 2;

    /// <summary>Go on with a session.</summary>
    public const int Resume = 6;

    /// <summary>Come back on another connection.</summary>
    public const int Reconnect = 7;

    /// <summary>That session is not there (any more), or not yet.</summary>
    public const int InvalidSession = 9;

    /// <summary>The first frame: how often to say that one is here.</summary>
    public const int Hello = 10;

    /// <summary>A heartbeat was heard.</summary>
    public const int Acknowledged = 11;
}
