namespace OrganizerBot.Discord;

/// <summary>A session: what Discord keeps for the bot while it is away for a moment, so that nothing is missed.</summary>
internal sealed class DiscordSocketSession(Uri home)
{
    private const int LongestId = 200;
    private const int TriesElsewhere = 2;

    private Uri? _elsewhere;
    private int _failures;

    /// <summary>Its id; null before Discord has said so.</summary>
    public string? Id { get; private set; }

    /// <summary>The number of the last thing that was heard in it.</summary>
    public long? Sequence { get; set; }

    /// <summary>Where to go on with it: at the address that Discord gave with it, or, after two failures there, where it began.</summary>
    public Uri ResumeUrl => _elsewhere is { } url && _failures < TriesElsewhere ? url : home;

    /// <summary>Discord has begun it.</summary>
    /// <returns>False when what Discord says makes no session.</returns>
    public bool Begin(DiscordSocketFrame ready)
    {
        if (ready.Text("session_id") is not { Length: > 0 and <= LongestId } id)
        {
            return false;
        }

        (Id, _elsewhere, _failures) = (id, DiscordSocketAddress.Of(ready.Text("resume_gateway_url")), 0);
        return true;
    }

    /// <summary>It goes on.</summary>
    public void Resumed() => _failures = 0;

    /// <summary>A connection ended before it went on.</summary>
    public void NotResumed() => _failures++;
}
