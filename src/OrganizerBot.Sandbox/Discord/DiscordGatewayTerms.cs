using System.Collections.Concurrent;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What the Gateway demands of bots; tests change it.</summary>
internal sealed class DiscordGatewayTerms
{
    private static readonly TimeSpan _apart = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, DateTimeOffset> _begun = new();
    private int _remaining = Total;
    private int _overspent;

    /// <summary>How many sessions may be begun a day.</summary>
    public const int Total = 1000;

    /// <summary>How often a bot must say that it is here.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How many shards are recommended.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>How many shards may begin a session within five seconds.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>In how long more sessions are allowed.</summary>
    public TimeSpan ResetAfter { get; set; } = TimeSpan.FromHours(20);

    /// <summary>How many sessions may still be begun.</summary>
    public int Remaining
    {
        get => Volatile.Read(ref _remaining);
        set => Volatile.Write(ref _remaining, value);
    }

    /// <summary>How many sessions were begun beyond that: a real bot would have lost its token.</summary>
    public int Overspent => Volatile.Read(ref _overspent);

    /// <summary>Whether a shard of the bucket may begin a session now: five seconds after the last.</summary>
    public bool IsInTurn(int bucket, DateTimeOffset now)
    {
        if (_begun.TryGetValue(bucket, out var last) && now - last < _apart)
        {
            return false;
        }

        _begun[bucket] = now;
        return true;
    }

    /// <summary>A session is begun.</summary>
    /// <returns>False when none was left.</returns>
    public bool Spend()
    {
        if (Interlocked.Decrement(ref _remaining) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref _remaining);
        Interlocked.Increment(ref _overspent);
        return false;
    }
}
