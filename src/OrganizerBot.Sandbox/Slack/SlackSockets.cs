using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Socket Mode: the connections that the app opens, and what is sent on them (docs.slack.dev, using Socket Mode).</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="addresses">Where the town listens.</param>
/// <param name="lives">The clock by which a connection grows old; real time, unless a test has another.</param>
internal sealed class SlackSockets(SlackWorkspace workspace, TownAddresses addresses, TimeProvider lives)
{
    /// <summary>Where connections come in.</summary>
    public const string Path = "/slack/link";

    /// <summary>How many connections an app may have.</summary>
    public const int Most = 10;

    /// <summary>How long one lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>How long before its end it is warned.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly ConcurrentDictionary<string, SlackEnvelope> _sent = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<SlackSocketLink> _links = [];
    private readonly Lock _gate = new();
    private int _open;
    private int _next;
    private int _refused;

    /// <summary>The connections that were greeted and live, oldest first.</summary>
    public IReadOnlyList<SlackSocketLink> Links
    {
        get
        {
            lock (_gate)
            {
                return [.. _links];
            }
        }
    }

    /// <summary>How often an address was asked for since the start.</summary>
    public int Asked { get; private set; }

    /// <summary>How many connections were greeted since the start.</summary>
    public int Greeted { get; private set; }

    /// <summary>What the app said that Slack would not have expected.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Why <c>apps.connections.open</c> is refused, if it is to be.</summary>
    public string? Refusal { get; set; }

    /// <summary>Turns the next connections away as too many.</summary>
    public void Refuse(int connections) => Interlocked.Exchange(ref _refused, connections);

    /// <summary>An address for one connection.</summary>
    public SlackAnswer Open()
    {
        Asked++;
        if (Refusal is { } refusal)
        {
            return SlackAnswer.Fail(refusal);
        }

        var ticket = SlackSecrets.Word(32);
        _tickets[ticket] = true;
        var address = new UriBuilder(new Uri(addresses.Town, Path)) { Scheme = "ws", Query = $"ticket={ticket}&app_id={workspace.App.AppId}" };
        return SlackAnswer.Ok(new JsonObject { ["url"] = address.Uri.AbsoluteUri });
    }

    /// <summary>Serves one connection until it is over.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(10) });
        using var link = new SlackSocketLink(socket, context.Features.Get<SlackSilence>(), Hear);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var served = link.ServeAsync(end.Token);
        await Task.WhenAny(GreetAsync(link, Interlocked.Increment(ref _open), end.Token), served);
        await served;
        Interlocked.Decrement(ref _open);
        lock (_gate)
        {
            _links.Remove(link);
        }

        await end.CancelAsync();
    }

    /// <summary>The next connection in turn, or null if there is none.</summary>
    public SlackSocketLink? Pick()
    {
        lock (_gate)
        {
            return _links.Count == 0 ? null : _links[(int)((uint)_next++ % _links.Count)];
        }
    }

    /// <summary>Sends an envelope on a connection under a new id.</summary>
    public Task<bool> SendAsync(SlackSocketLink link, SlackEnvelope envelope, int attempt) => SendAsync(link, envelope, Guid.CreateVersion7().ToString(), attempt);

    /// <summary>Sends an envelope on a connection.</summary>
    public Task<bool> SendAsync(SlackSocketLink link, SlackEnvelope envelope, string id, int attempt)
    {
        _sent[id] = envelope;
        return link.SendAsync(envelope.Frame(id, attempt));
    }

    private async Task GreetAsync(SlackSocketLink link, int open, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _refused) >= 0 || open > Most)
        {
            await link.AskToLeaveAsync("too_many_websockets");
            await link.CloseAsync();
            return;
        }

        if (!await link.SendAsync(Hello(open).ToJsonString()))
        {
            return;
        }

        lock (_gate)
        {
            _links.Add(link);
            Greeted++;
        }

        await Task.Delay(Lifetime - Notice, lives, cancellationToken);
        await WarnAsync(link, cancellationToken);
    }

    /// <summary>Warns a connection, and ends it ten seconds later.</summary>
    public async Task WarnAsync(SlackSocketLink link, CancellationToken cancellationToken)
    {
        await link.AskToLeaveAsync("warning");
        await Task.Delay(Notice, lives, cancellationToken);
        await link.AskToLeaveAsync("refresh_requested");
        await link.CloseAsync();
    }

    private JsonObject Hello(int open) => new()
    {
        ["type"] = "hello",
        ["num_connections"] = open,
        ["connection_info"] = new JsonObject { ["app_id"] = workspace.App.AppId },
        ["debug_info"] = new JsonObject
        {
            ["host"] = "applink-town",
            ["started"] = workspace.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            ["build_number"] = 1,
            ["approximate_connection_time"] = (int)Lifetime.TotalSeconds,
        },
    };

    private void Hear(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject said && (string?)said["envelope_id"] is { } id && _sent.TryGetValue(id, out var envelope))
            {
                var answer = said["payload"] is JsonObject { Count: 0 } ? null : said["payload"];
                if (answer is not null && !envelope.Accepts)
                {
                    _complaints.Enqueue("An acknowledgement carries something where none was accepted.");
                }

                envelope.Acknowledge(answer);
                return;
            }
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException)
        {
            // Told below.
        }

        _complaints.Enqueue("The app said something that is no acknowledgement.");
    }
}
