using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>One session: what happened in it, by number, so that a bot which comes back misses nothing.</summary>
internal sealed class DiscordGatewaySession(string id, int shard, int shards)
{
    private const int Kept = 5000;

    private readonly Lock _gate = new();
    private readonly Queue<(long Sequence, string Name, JsonNode Data)> _log = new();
    private DiscordGatewayLine? _line;
    private long _last;

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Which shard it is.</summary>
    public int Shard => shard;

    /// <summary>Of how many.</summary>
    public int Shards => shards;

    /// <summary>Whether a guild belongs to it.</summary>
    public bool Has(string guild) => (int)((ulong.Parse(guild, System.Globalization.CultureInfo.InvariantCulture) >> 22) % (ulong)shards) == shard;

    /// <summary>A connection begins it.</summary>
    public void Begin(DiscordGatewayLine line)
    {
        lock (_gate)
        {
            _line = line;
        }
    }

    /// <summary>Its connection is gone; what happens from now on is kept.</summary>
    public void Leave(DiscordGatewayLine line)
    {
        lock (_gate)
        {
            _line = _line == line ? null : _line;
        }
    }

    /// <summary>Something happened.</summary>
    public void Happen(string name, JsonNode data)
    {
        lock (_gate)
        {
            _log.Enqueue((++_last, name, data.DeepClone()));
            if (_log.Count > Kept)
            {
                _log.Dequeue();
            }

            _line?.Send(0, data, _last, name);
        }
    }

    /// <summary>A connection goes on with it: what it missed comes first, then RESUMED.</summary>
    /// <returns>False when the bot says that it has seen what has not happened (4007).</returns>
    public bool Resume(DiscordGatewayLine line, long seen)
    {
        lock (_gate)
        {
            if (seen > _last)
            {
                return false;
            }

            _line = line;
            foreach (var (sequence, name, data) in _log.Where(each => each.Sequence > seen))
            {
                line.Send(0, data, sequence, name);
            }

            line.Send(0, new JsonObject { ["_trace"] = new JsonArray() }, ++_last, "RESUMED");
            return true;
        }
    }
}
