namespace OrganizerBot.Discord;

/// <summary>How long to wait before the next connection: longer with each failure, and by chance somewhat less, so that not all come at once.</summary>
internal sealed class DiscordSocketBackoff(DiscordSocketLuck luck)
{
    private const int MostDoublings = 6;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private int _failures;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var most = First * (1 << Math.Min(_failures++, MostDoublings));
        return (most < Longest ? most : Longest) * luck.Share();
    }

    /// <summary>A connection has proven itself.</summary>
    public void Reset() => _failures = 0;
}
