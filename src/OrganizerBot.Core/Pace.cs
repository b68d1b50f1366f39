using System.Collections.Concurrent;

namespace OrganizerBot;

/// <summary>Keeps anybody from asking too often. It is counted in memory only: a row would tell who asked for what.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="span">The span in which is counted; whole seconds.</param>
/// <param name="most">How often in each span.</param>
internal sealed class Pace<TWho>(TimeProvider clock, TimeSpan span, int most)
    where TWho : notnull
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<TWho, (long Span, int Count)> _asked = new();

    /// <summary>Whether they may ask once more in this span.</summary>
    public bool Allows(TWho who)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / (long)span.TotalSeconds;
        if (_asked.Count >= MostKept)
        {
            _asked.Clear();
        }

        return _asked.AddOrUpdate(who, (now, 1), (_, asked) => asked.Span == now ? (now, asked.Count + 1) : (now, 1)).Count <= most;
    }
}
