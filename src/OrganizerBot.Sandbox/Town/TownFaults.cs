using System.Collections.Concurrent;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Trouble on demand: the next calls of a route answer otherwise than they should (<c>POST /town/faults</c>).</summary>
public sealed class TownFaults
{
    private readonly ConcurrentDictionary<(string Platform, string Route), Plan> _plans = new();
    private readonly ConcurrentDictionary<(string Platform, string Route), Func<TownFault, int, bool>> _makers = new();

    /// <summary>Plans trouble for the next calls of a route; a new plan replaces the old one.</summary>
    /// <param name="platform">"discord" or "slack".</param>
    /// <param name="route">On Discord the method and template as in the official documentation, such as <c>POST /channels/{channel.id}/messages</c>; on Slack the method's name; <c>socket</c> for connections that the bot opened.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="calls">How many calls are hit.</param>
    public void Arrange(string platform, string route, TownFault kind, int calls)
    {
        if (!_makers.TryGetValue((platform, route), out var make) || !make(kind, calls))
        {
            _plans[(platform, route)] = new Plan(kind, calls);
        }
    }

    /// <summary>Names who makes trouble at once, where it does not wait for a call: connections that are open have no next call.</summary>
    /// <param name="platform">"discord" or "slack".</param>
    /// <param name="route">The route's name.</param>
    /// <param name="make">Makes it, and says whether it did; what it does not make is planned.</param>
    public void AtOnce(string platform, string route, Func<TownFault, int, bool> make) => _makers[(platform, route)] = make;

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

    /// <summary>429 that does not say how long to wait; nothing happens.</summary>
    RateLimitedUntold,

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

    /// <summary>No answer until the caller gives up; only then the call takes effect.</summary>
    AcceptLate,

    /// <summary>Connections are cut without a word.</summary>
    Cut,

    /// <summary>Connections are told that they end in ten seconds, and end then.</summary>
    Warning,

    /// <summary>Connections are asked to be made anew, and end.</summary>
    RefreshRequested,

    /// <summary>All connections are told that they are no longer wanted, and end.</summary>
    LinkDisabled,

    /// <summary>Connections fall silent: nothing is read from them, no ping is answered.</summary>
    Silence,

    /// <summary>The next connections are turned away as too many.</summary>
    TooManyConnections,

    /// <summary>The next deliveries come three times: the same again, and once more in another envelope.</summary>
    Redeliver,

    /// <summary>The acknowledgements of the next deliveries get lost; each delivery then comes again.</summary>
    LoseAcknowledgement,
}
