using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The town's Gateway (protocol reference 1.8): bots connect to it, and hear of what people do.</summary>
/// <param name="identity">The application's secrets.</param>
/// <param name="clock">The clock of its limits.</param>
/// <param name="town">Where it is reached, such as <c>http://127.0.0.1:5080/</c>.</param>
internal sealed class DiscordGateway(DiscordIdentity identity, TimeProvider clock, Func<Uri> town)
{
    private const string Path = "/discord/gateway";

    private readonly ConcurrentDictionary<string, DiscordGatewaySession> _sessions = new();
    private readonly ConcurrentDictionary<DiscordGatewayLine, bool> _lines = new();

    /// <summary>What it demands.</summary>
    public DiscordGatewayTerms Terms { get; } = new();

    /// <summary>The trouble that it makes.</summary>
    public DiscordGatewayTrouble Trouble { get; } = new();

    /// <summary>What bots said, oldest first, without their tokens.</summary>
    public ConcurrentQueue<DiscordGatewayHeard> Heard { get; } = new();

    /// <summary>The codes with which bots closed their connections; null where one broke.</summary>
    public ConcurrentQueue<int?> Closed { get; } = new();

    /// <summary>The sessions, connected or not.</summary>
    public IReadOnlyCollection<DiscordGatewaySession> Sessions => [.. _sessions.Values];

    /// <summary>How many bots are connected at this moment.</summary>
    public int Connected => _lines.Count;

    /// <summary>Its address, as <c>GET /gateway/bot</c> tells it.</summary>
    public string Address => new UriBuilder(town()) { Scheme = Uri.UriSchemeWs, Path = Path }.Uri.ToString();

    /// <summary>Maps the route that tells of it, and the one that bots connect to.</summary>
    public void Map(IEndpointRouteBuilder routes, DiscordDoor door)
    {
        door.Bot(routes, "GET /gateway/bot", _ => DiscordAnswer.Ok(Told()));
        Map(routes);
    }

    /// <summary>Maps the route that bots connect to.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var pipeline = routes.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(AcceptAsync);
        routes.Map(Path, pipeline.Build());
    }

    /// <summary>What <c>GET /gateway/bot</c> answers.</summary>
    public JsonObject Told() => new()
    {
        ["url"] = Address,
        ["shards"] = Terms.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = DiscordGatewayTerms.Total,
            ["remaining"] = Terms.Remaining,
            ["reset_after"] = (long)Terms.ResetAfter.TotalMilliseconds,
            ["max_concurrency"] = Terms.MaxConcurrency,
        },
    };

    /// <summary>Something happened in the guild; the bots of its shard hear of it, now or when they come back.</summary>
    /// <returns>False when there is no bot to hear of it.</returns>
    public bool Happen(string name, JsonObject data)
    {
        var ears = _sessions.Values.Where(session => session.Has(DiscordCast.GuildId)).ToArray();
        var times = ears.Length > 0 && Trouble.Take(DiscordGatewayFault.Duplicate) ? 2 : 1;
        if (ears.Length > 0 && Trouble.Take(DiscordGatewayFault.Garbage))
        {
            Each(line => Array.ForEach(DiscordGatewayGarbage.Frames, garbage => line.Send(garbage.Bytes, garbage.Type)));
        }

        for (var time = 0; time < times; time++)
        {
            Array.ForEach(ears, session => session.Happen(name, data));
        }

        return ears.Length > 0;
    }

    /// <summary>Makes trouble that happens at once, or arranges what happens with the next frames.</summary>
    public void Make(DiscordGatewayFault kind, int code, int calls)
    {
        switch (kind)
        {
            case DiscordGatewayFault.Ask:
                Each(line => line.Send(1, null));
                break;
            case DiscordGatewayFault.Reconnect:
                Each(line => line.Send(7, null));
                break;
            case DiscordGatewayFault.Invalid:
                Each(line => line.Send(9, true));
                break;
            case DiscordGatewayFault.Ended:
                _sessions.Clear();
                Each(line => line.Send(9, false));
                break;
            case DiscordGatewayFault.Close:
                Each(line => Close(line, code));
                break;
            case DiscordGatewayFault.Drop:
                Each(line => line.Break());
                break;
            case DiscordGatewayFault.Outage:
                Happen("GUILD_DELETE", new JsonObject { ["id"] = DiscordCast.GuildId, ["unavailable"] = true });
                break;
            case DiscordGatewayFault.Removal:
                Happen("GUILD_DELETE", new JsonObject { ["id"] = DiscordCast.GuildId });
                break;
            case DiscordGatewayFault.Return:
                Happen("GUILD_CREATE", DiscordGatewayShapes.Guild());
                break;
            case DiscordGatewayFault.NoSessions:
                (Terms.Remaining, Terms.ResetAfter) = (0, TimeSpan.FromMinutes(calls));
                break;
            default:
                Trouble.Arrange(kind, calls);
                break;
        }
    }

    /// <summary>Sends any bytes to every bot.</summary>
    public void Shout(byte[] bytes, WebSocketMessageType type) => Each(line => line.Send(bytes, type));

    private void Each(Action<DiscordGatewayLine> act)
    {
        foreach (var line in _lines.Keys)
        {
            act(line);
        }
    }

    /// <summary>Some codes end the session besides; the others leave it for another connection.</summary>
    private void Close(DiscordGatewayLine line, int code)
    {
        if (code is 1000 or 1001 or 4003 or 4004 or 4005 or 4007 or 4009 or >= 4010 and <= 4014 && line.Session is { } session)
        {
            _sessions.TryRemove(session.Id, out _);
        }

        line.Close(code);
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var line = new DiscordGatewayLine(socket);
        var lifetime = context.RequestServices.GetService<IHostApplicationLifetime>();
        using var stopping = (lifetime?.ApplicationStopping ?? default).Register(line.Break);
        _lines[line] = true;
        var writing = line.WriteAsync();
        try
        {
            await TalkAsync(line, context.Request.Query).ConfigureAwait(false);
        }
        finally
        {
            _lines.TryRemove(line, out _);
            Closed.Enqueue(line.CloseCode);
            line.Session?.Leave(line);
            if (line is { CloseCode: 1000 or 1001, Session: { } ended })
            {
                _sessions.TryRemove(ended.Id, out _);
            }

            line.Close(line.CloseCode is { } code and not 1005 ? code : (int)WebSocketCloseStatus.NormalClosure);
            await writing.ConfigureAwait(false);
        }
    }

    private async Task TalkAsync(DiscordGatewayLine line, IQueryCollection query)
    {
        if (query["v"] != "10" || query["encoding"] != "json")
        {
            Close(line, 4012);
        }
        else if (!Trouble.Take(DiscordGatewayFault.NoHello))
        {
            line.Send(10, new JsonObject { ["heartbeat_interval"] = Terms.HeartbeatInterval.TotalMilliseconds });
        }

        var rules = new DiscordGatewayRules(identity, this, _sessions, line, clock);
        while (await line.ReadAsync().ConfigureAwait(false) is { } read)
        {
            var refusal = read.Frame is { } frame ? rules.Take(frame) : read.Refusal;
            if (refusal != 0)
            {
                Close(line, refusal);
            }
        }
    }
}

/// <summary>What a bot said.</summary>
/// <param name="Op">The kind of frame.</param>
/// <param name="Data">The rest, without tokens.</param>
/// <param name="At">When, by the town's clock.</param>
internal sealed record DiscordGatewayHeard(int Op, JsonNode? Data, DateTimeOffset At);
