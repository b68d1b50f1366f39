using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The town's Slack: one workspace of invented people, with one app installed.</summary>
internal sealed class SlackTown : ITownPlatform
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly TownAddresses _addresses;
    private readonly SlackWebApi _api;
    private readonly SlackOutgoing _outgoing;
    private readonly SlackResponses _responses;
    private readonly SlackEyes _eyes;
    private readonly SlackCommandLine _commandLine;
    private readonly SlackPresses _presses;
    private readonly SlackSubmissions _submissions;

    /// <summary>Opens the workspace as the town's file remembers it.</summary>
    /// <param name="store">The town's file.</param>
    /// <param name="clock">The town's time.</param>
    /// <param name="faults">Trouble on demand.</param>
    /// <param name="addresses">Where the town and the bot listen.</param>
    /// <param name="http">Makes clients.</param>
    /// <param name="lives">The clock by which connections grow old; real time unless given.</param>
    public SlackTown(TownStore store, TownClock clock, TownFaults faults, TownAddresses addresses, IHttpClientFactory http, TimeProvider? lives = null)
    {
        _addresses = addresses;
        Workspace = new SlackWorkspace(store, clock, addresses);
        Sockets = new SlackSockets(Workspace, addresses, lives ?? TimeProvider.System);
        _api = new SlackWebApi(Workspace, Sockets, faults);
        Delivery = new SlackSocketDelivery(Sockets, faults);
        _outgoing = new SlackOutgoing(Workspace, Delivery, addresses, http);
        _responses = new SlackResponses(Workspace, faults);
        var choices = new SlackChoices(Workspace, _outgoing);
        _eyes = new SlackEyes(Workspace, choices);
        _commandLine = new SlackCommandLine(Workspace, _outgoing, _responses, _eyes);
        _presses = new SlackPresses(Workspace, _outgoing, _eyes);
        _submissions = new SlackSubmissions(Workspace, _outgoing, choices, _eyes);
    }

    /// <summary>Everything the workspace consists of.</summary>
    public SlackWorkspace Workspace { get; }

    /// <summary>The connections that the app opened.</summary>
    public SlackSockets Sockets { get; }

    /// <summary>What is sent on them.</summary>
    public SlackSocketDelivery Delivery { get; }

    /// <summary>The app's id.</summary>
    public string AppId => Workspace.App.AppId;

    /// <summary>The key of the signatures under what Slack sends.</summary>
    public string SigningSecret => Workspace.App.SigningSecret;

    /// <summary>The bearer token for the Web API.</summary>
    public string BotToken => Workspace.App.BotToken;

    /// <summary>The bearer token with which the app opens connections.</summary>
    public string AppToken => Workspace.App.AppToken;

    /// <summary>The workspace's id.</summary>
    public string TeamId => Workspace.App.TeamId;

    /// <summary>The settings with which the bot connects to this platform.</summary>
    public IReadOnlyDictionary<string, string?> BotSettings => new Dictionary<string, string?>
    {
        ["Slack:AppId"] = AppId,
        ["Slack:Receive"] = Workspace.Manifest.IsSocketMode ? "Socket" : "Http",
        [Workspace.Manifest.IsSocketMode ? "Slack:AppToken" : "Slack:SigningSecret"] = Workspace.Manifest.IsSocketMode ? AppToken : SigningSecret,
        ["Slack:BotToken"] = BotToken,
        ["Slack:ApiBaseUrl"] = new Uri(_addresses.Town, "slack/api/").ToString(),
    };

    /// <summary>The methods of the Web API that the town knows.</summary>
    public IReadOnlyCollection<SlackMethod> Methods => _api.Methods;

    /// <inheritdoc/>
    public string Name => "slack";

    /// <inheritdoc/>
    public IReadOnlyList<TownCommunity> Communities =>
    [
        new TownCommunity(
            TeamId,
            SlackCast.TeamName,
            [.. SlackCast.Channels.Select(channel => new TownChannel(channel.Id, channel.Name, Workspace.Channels.BotIsIn(channel)))],
            [.. SlackCast.People.Select(person => new TownPerson(person.Id, person.Name, person.Handle, person.Role, person.Locale))]),
    ];

    /// <summary>Installs the app from its manifest, in place of what was installed before: from then on its slash commands exist.</summary>
    public void Install(JsonNode manifest) => Workspace.Manifest.Install(manifest);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/slack/api/{method}", ["GET", "POST"], (HttpContext context, string method) => _api.HandleAsync(context, method));
        routes.MapPost("/slack/response/{word}", (HttpContext context, string word) => _responses.HandleAsync(context, word));
        var link = routes.CreateApplicationBuilder();
        link.Use(SlackSilence.Lay);
        link.UseWebSockets();
        link.Run(Sockets.ServeAsync);
        routes.MapGet(SlackSockets.Path, link.Build());
    }

    /// <summary>Probes the app's address for events, as Slack does when it is saved, or waits for its first connection; returns what is wrong, or null.</summary>
    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (Workspace.Manifest.IsSocketMode)
        {
            return await Delivery.IsConnectedAsync(_patience, cancellationToken) ? null : "It opened no connection";
        }

        var challenge = SlackSecrets.Word(52);
        var reply = await _outgoing.EventAsync(
            new JsonObject { ["type"] = "url_verification", ["token"] = Workspace.App.VerificationToken, ["challenge"] = challenge }, cancellationToken);
        var isAnswered = ((string?)reply.Json()?["challenge"] ?? reply.Body.Trim()) == challenge;
        return reply.Error ?? (isAnswered ? null : "Your URL didn't respond with the value of the challenge parameter.");
    }

    /// <inheritdoc/>
    public Task<Sight> SayAsync(Place place, string text, CancellationToken cancellationToken) =>
        _commandLine.SayAsync(SlackSpot.Find(Workspace, place), text, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> PressAsync(Place place, string message, string button, CancellationToken cancellationToken) =>
        _presses.PressAsync(SlackSpot.Find(Workspace, place), message, button, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> SubmitAsync(Place place, string form, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellationToken) =>
        _submissions.SubmitAsync(SlackSpot.Find(Workspace, place), form, values, cancellationToken);

    /// <summary>The person closes a form without sending it.</summary>
    public Task CloseAsync(Place place, string form, CancellationToken cancellationToken) =>
        _submissions.CloseAsync(SlackSpot.Find(Workspace, place), form, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SightOption>> SuggestAsync(Place place, string text, CancellationToken cancellationToken) =>
        Task.FromResult(_commandLine.Suggest(text));

    /// <inheritdoc/>
    public IReadOnlyList<Sight> Messages(Place place)
    {
        var spot = SlackSpot.Find(Workspace, place);
        return [.. Workspace.Messages.SeenBy(spot.Channel.Id, spot.Person.Id).Select(_eyes.Of)];
    }
}
