namespace OrganizerBot.Slack;

/// <summary>When the next connection may be opened. One that served its time is replaced at once; whatever goes wrong, or does not last, makes the pauses longer, so that we never open and close in a loop.</summary>
internal sealed class SlackSocketPace(TimeSpan first, Func<double> chance)
{
    /// <summary>How long a connection must have lasted to count as one that served.</summary>
    public static readonly TimeSpan Steady = TimeSpan.FromSeconds(30);

    /// <summary>No pause is longer, but what Slack asks for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private TimeSpan _pause = first;
    private int _failures;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Pause => _pause;

    /// <summary>No connection came of it.</summary>
    /// <param name="asked">How long Slack asks to wait, if it does.</param>
    public void Failed(TimeSpan? asked = null)
    {
        var most = Shortest * Math.Pow(2, Math.Min(_failures++, 10));
        var pause = (most < Longest ? most : Longest) * (0.5 + (chance() / 2));
        _pause = asked is { } wait && wait > pause ? wait : pause;
    }

    /// <summary>A connection ended, or is to be replaced.</summary>
    /// <param name="lasted">How long after Slack's greeting.</param>
    public void Ended(TimeSpan lasted)
    {
        if (lasted < Steady)
        {
            Failed();
        }
        else
        {
            (_failures, _pause) = (0, TimeSpan.Zero);
        }
    }
}
