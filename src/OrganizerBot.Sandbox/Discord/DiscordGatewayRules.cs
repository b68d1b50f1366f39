using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What one connection may say, and what it is closed with when it says something else (protocol reference 1.8).</summary>
internal sealed class DiscordGatewayRules(
    DiscordIdentity identity, DiscordGateway gateway, ConcurrentDictionary<string, DiscordGatewaySession> sessions, DiscordGatewayLine line, TimeProvider clock)
{
    private const int MostFrames = 120;
    private const int MostHeard = 5000;
    private const long KnownIntents = (1L << 26) - 1;
    private const long Privileged = (1L << 1) | (1L << 8) | (1L << 15);
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(60);

    private readonly Queue<DateTimeOffset> _said = new();

    /// <summary>Takes a frame of the bot's.</summary>
    /// <returns>The code to close with, or 0.</returns>
    public int Take(JsonObject frame)
    {
        var now = clock.GetUtcNow();
        while (_said.TryPeek(out var oldest) && oldest <= now - _window)
        {
            _said.Dequeue();
        }

        _said.Enqueue(now);
        var op = frame.Whole("op");
        Note(op, frame.Member("d"), now);
        return (op, _said.Count > MostFrames) switch
        {
            (_, true) => 4008,
            (1, _) => Beat(),
            (2, _) => Identify(frame.Member("d")),
            (6, _) => Resume(frame.Member("d")),
            (3 or 4 or 8, _) => line.Session is null ? 4003 : 0,
            _ => 4001,
        };
    }

    private void Note(long? op, JsonNode? data, DateTimeOffset now)
    {
        var told = data?.DeepClone();
        (told as JsonObject)?.Remove("token");
        gateway.Heard.Enqueue(new DiscordGatewayHeard((int)(op ?? -1), told, now));
        if (gateway.Heard.Count > MostHeard)
        {
            gateway.Heard.TryDequeue(out _);
        }
    }

    private int Beat()
    {
        if (!gateway.Trouble.Take(DiscordGatewayFault.NoAck))
        {
            line.Send(11, null);
        }

        return 0;
    }

    private int Identify(JsonNode? data)
    {
        var (terms, intents) = (gateway.Terms, data.Whole("intents"));
        var shard = data.Member("shard") is JsonArray { Count: 2 } pair && pair[0].AsWhole() is { } id && pair[1].AsWhole() is { } count ? (Id: id, Count: count) : (Id: 0, Count: 1);
        if (line.Session is not null)
        {
            return 4005;
        }

        if (data.Text("token") != identity.Token)
        {
            return 4004;
        }

        if (shard.Id < 0 || shard.Id >= shard.Count)
        {
            return 4010;
        }

        if (shard.Count < terms.Shards)
        {
            return 4011;
        }

        if (intents is null or < 0 or > KnownIntents || data.Member("properties") is not JsonObject)
        {
            return intents is null ? 4002 : 4013;
        }

        if ((intents & Privileged) != 0)
        {
            return 4014;
        }

        if (!terms.IsInTurn((int)(shard.Id % terms.MaxConcurrency), clock.GetUtcNow()) || !terms.Spend())
        {
            line.Send(9, false);
            return 0;
        }

        Begin(new DiscordGatewaySession(DiscordIdentity.NewSecret(24), (int)shard.Id, (int)shard.Count));
        return 0;
    }

    private void Begin(DiscordGatewaySession session)
    {
        line.Session = session;
        session.Begin(line);
        session.Happen("READY", DiscordGatewayShapes.Ready(session, gateway.Address));
        sessions[session.Id] = session;
        if (session.Has(DiscordCast.GuildId))
        {
            session.Happen("GUILD_CREATE", DiscordGatewayShapes.Guild());
        }
    }

    private int Resume(JsonNode? data)
    {
        if (line.Session is not null)
        {
            return 4005;
        }

        if (data.Text("token") != identity.Token)
        {
            return 4004;
        }

        if (data.Text("session_id") is not { } id || !sessions.TryGetValue(id, out var session) || gateway.Trouble.Take(DiscordGatewayFault.LostSession))
        {
            sessions.TryRemove(data.Text("session_id") ?? "", out _);
            line.Send(9, false);
            return 0;
        }

        line.Session = session;
        return session.Resume(line, data.Whole("seq") ?? 0) ? 0 : 4007;
    }
}
