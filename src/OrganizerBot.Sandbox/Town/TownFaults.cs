using System.Collections.Concurrent;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Trouble on demand: the next calls of a route answer otherwise than they should (<c>POST /town/faults</c>).</summary>
public sealed class TownFaults
{
    private readonly ConcurrentDictionary<(string Platform, string Route), Plan> _plans = new();

    /// <summary>Plans trouble for the next calls of a route; a new plan replaces the old one.</summary>
    /// <param name="platform">"discord" or "slack".</param>
    /// <param name="route">On Discord the method and template as in the official documentation, such as <c>POST /channels/{channel.id}/messages</c>; on Slack the method's name.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="calls">How many calls are hit.</param>
    public void Arrange(string platform, string route, TownFault kind, int calls) => _plans[(platform, route)] = new Plan(kind, calls);

    /// <summary>Takes the fault for this call, or null when it should go well.</summary>
    public TownFault? Take(string platform, string route) =>
        _plans.TryGetValue((platform, route), out var plan) && plan.TryTake() ? plan.Kind : null;

    private sealed class Plan(TownFault kind, int calls)
    {
        private int _left = calls;

        public TownFault Kind => kind;

        public bool TryTake() => Interlocked.Decrement(ref _left) >= 0;
    }
}

/// <summary>A kind of trouble.</summary>
public enum TownFault
{
    /// <summary>429 with the platform's own headers and body; nothing happens.</summary>
    RateLimited,

    /// <summary>500; nothing happens.</summary>
    ServerError,

    /// <summary>200 with bytes that are not JSON; nothing happens.</summary>
    Garbage,

    /// <summary>No answer until the caller gives up; nothing happens.</summary>
    Hang,

    /// <summary>The call takes effect, then the connection is cut before the answer.</summary>
    AcceptThenDrop,

    /// <summary>The call takes effect, then 500 is answered.</summary>
    AcceptThenServerError,
}
