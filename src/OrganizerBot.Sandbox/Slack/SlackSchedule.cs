using System.Text.Json;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The messages that the workspace will post by itself, kept over a restart.</summary>
internal sealed class SlackSchedule(TownStore store, TownClock clock)
{
    private const string Kind = "slack.scheduled";

    private readonly Lock _gate = new();
    private readonly List<SlackScheduled> _waiting = [.. store.All(Kind).Select(kept => kept.Deserialize<SlackScheduled>()!)];

    /// <summary>What waits, the soonest first.</summary>
    public IReadOnlyList<SlackScheduled> Waiting
    {
        get
        {
            lock (_gate)
            {
                return [.. _waiting.OrderBy(waiting => waiting.PostAt)];
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(SlackScheduled scheduled)
    {
        lock (_gate)
        {
            _waiting.Add(scheduled);
        }

        store.Save(Kind, scheduled.Id, JsonSerializer.SerializeToNode(scheduled)!);
    }

    /// <summary>Takes one back.</summary>
    public void Remove(SlackScheduled scheduled)
    {
        lock (_gate)
        {
            _waiting.RemoveAll(waiting => waiting.Id == scheduled.Id);
        }

        store.Remove(Kind, scheduled.Id);
    }

    /// <summary>Takes out those whose second the town's clock has reached, the oldest first.</summary>
    public IReadOnlyList<SlackScheduled> TakeDue()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        SlackScheduled[] due = [.. Waiting.Where(waiting => waiting.PostAt <= now)];
        lock (_gate)
        {
            due = [.. due.Where(_waiting.Remove)];
        }

        foreach (var scheduled in due)
        {
            store.Remove(Kind, scheduled.Id);
        }

        return due;
    }
}
