using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The town's Slack: a workspace of invented people with one app installed, and a second one that may install it.</summary>
internal sealed class SlackTown : ITownPlatform
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly TownAddresses _addresses;
    private readonly TownFaults _faults;
    private readonly SlackWebApi _api;
    private readonly SlackOutgoing _outgoing;
    private readonly SlackResponses _responses;
    private readonly SlackEyes _eyes;
    private readonly SlackCommandLine _commandLine;
    private readonly SlackPresses _presses;
    private readonly SlackSubmissions _submissions;
    private readonly SlackHomeTabs _homes;

    /// <summary>Opens the workspace as the town's file remembers it.</summary>
    /// <param name="store">The town's file.</param>
    /// <param name="clock">The town's time.</param>
    /// <param name="faults">Trouble on demand.</param>
    /// <param name="addresses">Where the town and the bot listen.</param>
    /// <param name="http">Makes clients.</param>
    /// <param name="lives">The clock by which connections grow old; real time unless given.</param>
    /// <param name="site">Where it stands, where this is not the first workspace.</param>
    /// <param name="hasOrganisation">Whether there is an organisation too, with two workspaces of its own.</param>
    public SlackTown(TownStore store, TownClock clock, TownFaults faults, TownAddresses addresses, IHttpClientFactory http, TimeProvider? lives = null, SlackSite? site = null, bool hasOrganisation = false)
    {
        _addresses = addresses;
        _faults = faults;
        Workspace = new SlackWorkspace(store, clock, addresses, site);
        Sockets = site?.First.Sockets ?? new SlackSockets(Workspace, addresses, lives ?? TimeProvider.System);
        _api = new SlackWebApi(Workspace, Sockets, faults);
        Delivery = site?.First.Delivery ?? new SlackSocketDelivery(Sockets, faults);
        _outgoing = new SlackOutgoing(Workspace, Delivery, addresses, http);
        _responses = new SlackResponses(Workspace, faults);
        var choices = new SlackChoices(Workspace, _outgoing);
        _eyes = new SlackEyes(Workspace, choices);
        _commandLine = new SlackCommandLine(Workspace, _outgoing, _responses, _eyes);
        _presses = new SlackPresses(Workspace, _outgoing, _eyes);
        _homes = new SlackHomeTabs(Workspace, _outgoing);
        _submissions = new SlackSubmissions(Workspace, _outgoing, choices, _eyes);
        SlackTown Open(string name, SlackTeam team, SlackOrganisation? organisation) => new(store.Under(name), clock, faults, addresses, http, lives, new SlackSite(this, team, organisation));
        Harbour = site is null ? Open("harbour.", SlackTeam.Harbour, null) : null;
        Grid = new SlackGrid(hasOrganisation ? Organised(new SlackOrganisation(store.Under("holding."), clock), Open) : []);
        Door = site?.First.Door ?? new SlackDoor(this, store, clock, faults);
    }

    /// <summary>Everything the workspace consists of.</summary>
    public SlackWorkspace Workspace { get; }

    /// <summary>The connections that the app opened.</summary>
    public SlackSockets Sockets { get; }

    /// <summary>What is sent on them.</summary>
    public SlackSocketDelivery Delivery { get; }

    /// <summary>The workspace next door; null for itself.</summary>
    public SlackTown? Harbour { get; }

    /// <summary>Where workspaces install the app.</summary>
    public SlackDoor Door { get; }

    /// <summary>The organisation's workspaces, where there is one.</summary>
    public SlackGrid Grid { get; }

    /// <summary>Every workspace.</summary>
    public IReadOnlyList<SlackWorkspace> Workspaces => [Workspace, .. Neighbours.Select(neighbour => neighbour.Workspace)];

    private IEnumerable<SlackTown> Neighbours => Harbour is null ? Grid.Workspaces : [Harbour, .. Grid.Workspaces];

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
        ["Slack:ClientId"] = Door.ClientId,
        ["Slack:ClientSecret"] = Door.ClientSecret,
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
            Workspace.Team.Name,
            [.. Workspace.Channels.All.Select(channel => new TownChannel(channel.Id, channel.Name, Workspace.Channels.BotIsIn(channel))), new TownChannel(SlackSpot.Direct, SlackSpot.Direct) { IsDirect = true }],
            [.. SlackCast.People.Select(person => new TownPerson(person.Id, person.Name, person.Handle, person.Role, person.Locale))],
            Workspace.Manifest.HasHome),
        .. Neighbours.Where(neighbour => neighbour.Workspace.Installs.IsInstalled).SelectMany(neighbour => neighbour.Communities),
    ];

    /// <summary>Installs the app from its manifest, in place of what was installed before: from then on its slash commands exist.</summary>
    public void Install(JsonNode manifest)
    {
        Workspace.Manifest.Install(manifest);
        foreach (var neighbour in Neighbours)
        {
            neighbour.Install(manifest);
        }
    }

    /// <summary>Somebody takes the app out of this workspace: its tokens die at once, and the app hears of it in the order that chance, or a test, chooses.</summary>
    /// <param name="events">The events that are sent, such as <c>app_uninstalled</c> and <c>tokens_revoked</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<SlackReply>> UninstallAsync(IReadOnlyList<string> events, CancellationToken cancellationToken)
    {
        Workspace.Installs.Uninstall();
        List<SlackReply> replies = [];
        foreach (var kind in events)
        {
            replies.Add(await SendEventAsync(SlackPayloads.Farewell(Workspace, kind), cancellationToken));
        }

        return replies;
    }

    /// <summary>Sends the app an event.</summary>
    public Task<SlackReply> SendEventAsync(JsonObject news, CancellationToken cancellationToken) => _outgoing.EventAsync(news, cancellationToken);

    /// <summary>Sends the app an interaction.</summary>
    public Task<SlackReply> SendInteractionAsync(JsonObject payload, CancellationToken cancellationToken) => _outgoing.InteractionAsync(payload, cancellationToken);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/slack/api/{method}", ["GET", "POST"], async (HttpContext context, string method) => await (await OfTokenAsync(context))._api.HandleAsync(context, method));
        routes.MapPost("/slack/response/{word}", (HttpContext context, string word) => (Neighbours.FirstOrDefault(neighbour => neighbour.Workspace.Responses.Knows(word)) ?? this)._responses.HandleAsync(context, word));
        routes.MapPost("/slack/upload/v1/{word}", (HttpContext context, string word) => (Neighbours.FirstOrDefault(neighbour => neighbour.Workspace.Uploads.Knows(word)) ?? this).UploadAsync(context, word));
        Door.Map(routes);
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
        At(place)._commandLine.SayAsync(SlackSpot.Find(At(place).Workspace, place), text, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> PressAsync(Place place, string message, string button, CancellationToken cancellationToken) =>
        At(place)._presses.PressAsync(SlackSpot.Find(At(place).Workspace, place), message, button, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> OpenHomeAsync(Place place, CancellationToken cancellationToken) =>
        At(place)._homes.OpenAsync(SlackSpot.Find(At(place).Workspace, place).Person, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> TakeAsync(Place place, string message, string shortcut, CancellationToken cancellationToken) =>
        At(place)._presses.TakeAsync(SlackSpot.Find(At(place).Workspace, place), message, shortcut, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SightOption>> OptionsAsync(Place place, string form, string field, string text, CancellationToken cancellationToken) =>
        At(place)._submissions.OptionsAsync(SlackSpot.Find(At(place).Workspace, place), form, field, text, cancellationToken);

    /// <inheritdoc/>
    public Task<Sight> SubmitAsync(Place place, string form, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellationToken) =>
        At(place)._submissions.SubmitAsync(SlackSpot.Find(At(place).Workspace, place), form, values, cancellationToken);

    /// <summary>The person closes a form without sending it.</summary>
    public Task CloseAsync(Place place, string form, CancellationToken cancellationToken) =>
        At(place)._submissions.CloseAsync(SlackSpot.Find(At(place).Workspace, place), form, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SightOption>> SuggestAsync(Place place, string text, CancellationToken cancellationToken) =>
        Task.FromResult(_commandLine.Suggest(text));

    /// <inheritdoc/>
    public void Gather(Place place, string group, bool isIn) => At(place).Workspace.UserGroups.Set(group, SlackSpot.Find(At(place).Workspace, place).Person, isIn);

    /// <inheritdoc/>
    public IReadOnlyList<Sight> Messages(Place place)
    {
        var side = At(place);
        var spot = SlackSpot.Find(side.Workspace, place);
        side.Workspace.PostDue();
        if (place.Channel == SlackSpot.Home)
        {
            return side._homes.Of(spot.Person) is { } home ? [home] : [];
        }

        return [.. side.Workspace.Messages.SeenBy(spot.Channel.Id, spot.Person.Id).Select(message => side._eyes.Of(message, spot.Person))];
    }

    private async Task UploadAsync(HttpContext context, string word)
    {
        var fault = _faults.Take("slack", "files.upload");
        if (!await SlackTrouble.InsteadAsync(context, fault))
        {
            await Workspace.Uploads.ReceiveAsync(context, word);
        }
    }

    private SlackTown At(Place place) =>
        Neighbours.FirstOrDefault(neighbour => place.Community == neighbour.TeamId || string.Equals(place.Community, neighbour.Workspace.Team.Name, StringComparison.OrdinalIgnoreCase)) ?? this;

    private async Task<SlackTown> OfTokenAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString() is { Length: > 7 } bearer ? bearer[7..] : "";
        return await Grid.OfCallAsync(context, token) ?? (Harbour?.Workspace.Installs.Knows(token) == true ? Harbour : this);
    }

    private static SlackTown[] Organised(SlackOrganisation organisation, Func<string, SlackTeam, SlackOrganisation?, SlackTown> open) =>
        [open("north.", SlackTeam.North, organisation), open("south.", SlackTeam.South, organisation)];
}
