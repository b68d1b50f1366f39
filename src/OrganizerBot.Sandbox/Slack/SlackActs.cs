namespace OrganizerBot.Sandbox.Slack;

/// <summary>The acts under way, so that an ephemeral message finds the person who is waiting for it.</summary>
internal sealed class SlackActs
{
    private readonly List<SlackAct> _open = [];
    private readonly Lock _gate = new();

    /// <summary>A person begins to do something.</summary>
    public SlackAct Begin(string user, string channel)
    {
        var act = new SlackAct(user, channel);
        lock (_gate)
        {
            _open.Add(act);
        }

        return act;
    }

    /// <summary>The person waits no longer.</summary>
    public void End(SlackAct act)
    {
        lock (_gate)
        {
            _open.Remove(act);
        }
    }

    /// <summary>The latest act of this person in this channel that still waits, or null.</summary>
    public SlackAct? Waiting(string user, string channel)
    {
        lock (_gate)
        {
            return _open.FindLast(act => act.User == user && act.Channel == channel && !act.Result.IsCompleted);
        }
    }
}
