using System.Globalization;

namespace OrganizerBot.Discord;

/// <summary>Whether the bot hears Discord: what health tells the operator.</summary>
internal sealed class DiscordSocketPulse(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _elsewhere = [];
    private Heard?[] _shards = [];
    private string? _waiting;
    private string? _refused;

    /// <summary>What is wrong, in a sentence for the operator, or null while every shard that no other replica has heard Discord within its last two intervals.</summary>
    public string? Trouble
    {
        get
        {
            lock (_gate)
            {
                var deaf = Array.FindIndex([.. Enumerable.Range(0, _shards.Length)], shard => !_elsewhere.Contains(shard) && (_shards[shard] is not { } heard || clock.GetUtcNow() - heard.At >= 2 * heard.Interval));
                return _refused ?? (_shards.Length > 0 && deaf < 0
                    ? null
                    : _waiting ?? (_shards.Length == 0 || _shards[deaf] is null ? "The bot is not connected to Discord yet." : Silence(deaf)));
            }
        }
    }

    /// <summary>So many shards must be heard from.</summary>
    public void Expect(int shards)
    {
        lock (_gate)
        {
            _shards = new Heard?[shards];
        }
    }

    /// <summary>Discord acknowledged a shard: its session, or its heartbeat.</summary>
    public void Hear(int shard, TimeSpan interval)
    {
        lock (_gate)
        {
            _elsewhere.Remove(shard);
            _shards[shard] = new Heard(clock.GetUtcNow(), interval);
        }
    }

    /// <summary>A shard is another replica's: what is heard there is not our concern until it is ours.</summary>
    public void LeaveToOthers(int shard)
    {
        lock (_gate)
        {
            _elsewhere.Add(shard);
            _shards[shard] = null;
        }
    }

    /// <summary>Why nothing can be heard for now, or null when that is over.</summary>
    public void Wait(string? why)
    {
        lock (_gate)
        {
            _waiting = why;
        }
    }

    /// <summary>Why nothing will be heard any more.</summary>
    public void Refuse(string why)
    {
        lock (_gate)
        {
            _refused ??= why;
        }
    }

    private string Silence(int shard) => string.Create(
        CultureInfo.InvariantCulture, $"Shard {shard} has heard nothing from Discord since {_shards[shard]!.At:u}; the bot connects again by itself.");

    private sealed record Heard(DateTimeOffset At, TimeSpan Interval);
}
