using System.Collections.Concurrent;

namespace OrganizerBot;

/// <summary>Keeps what was read from the database in memory, for a second at the most: whoever asks within it gets the same, and however many ask at once, it is read once.</summary>
/// <remarks>What was forgotten while it was being read is not kept: it may be from before the change.</remarks>
/// <param name="clock">Tells how old it is.</param>
internal sealed class Kept<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
{
    /// <summary>How old what is used may be at the most, from before it was read.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<TKey, Reading> _kept = new();

    /// <summary>How many are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>What is kept, or is read now.</summary>
    /// <param name="key">Of what.</param>
    /// <param name="read">Reads it. What fails is not kept.</param>
    public Task<TValue> FindAsync(TKey key, Func<TKey, Task<TValue>> read)
    {
        if (_kept.TryGetValue(key, out var reading) && IsFresh(reading))
        {
            return reading.Value.Value;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var fresh = new Reading(clock.GetTimestamp(), new Lazy<Task<TValue>>(() => Task.Run(() => read(key))));
        return _kept.AddOrUpdate(key, fresh, (_, other) => IsFresh(other) ? other : fresh).Value.Value;
    }

    /// <summary>Lets go of everything: something was changed.</summary>
    public void Forget() => _kept.Clear();

    /// <summary>Lets go of what is too old to be used.</summary>
    public void ForgetOld()
    {
        foreach (var reading in _kept.Where(reading => !IsFresh(reading.Value)))
        {
            _kept.TryRemove(reading);
        }
    }

    private bool IsFresh(Reading reading) => clock.GetElapsedTime(reading.Since) < Longest && !(reading.Value.IsValueCreated && (reading.Value.Value.IsFaulted || reading.Value.Value.IsCanceled));

    private sealed record Reading(long Since, Lazy<Task<TValue>> Value);
}
