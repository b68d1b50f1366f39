using System.Collections.Concurrent;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Trigger ids: three seconds, once (docs.slack.dev, handling user interaction).</summary>
/// <param name="real">Real time: the three seconds are not the town's.</param>
internal sealed class SlackTriggers(TimeProvider real)
{
    /// <summary>How long a trigger lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Trigger> _issued = new();

    /// <summary>A new trigger for what a person did.</summary>
    public string Issue(SlackAct act)
    {
        var id = $"{SlackSecrets.Digits(13)}.{SlackSecrets.Digits(12)}.{SlackSecrets.Hex(32)}";
        _issued[id] = new Trigger(act, real.GetTimestamp());
        return id;
    }

    /// <summary>Whether it was issued here.</summary>
    public bool Knows(string id) => _issued.ContainsKey(id);

    /// <summary>Uses a trigger up. The error is Slack's, null if it was good.</summary>
    public (SlackAct? Act, string? Error) Exchange(string? id)
    {
        if (id is null || !_issued.TryGetValue(id, out var trigger))
        {
            return (null, "invalid_trigger_id");
        }

        if (real.GetElapsedTime(trigger.Issued) > Lifetime)
        {
            return (null, "expired_trigger_id");
        }

        return trigger.TryUse() ? (trigger.Act, null) : (null, "exchanged_trigger_id");
    }

    private sealed class Trigger(SlackAct act, long issued)
    {
        private int _uses;

        public SlackAct Act => act;

        public long Issued => issued;

        public bool TryUse() => Interlocked.Increment(ref _uses) == 1;
    }
}
