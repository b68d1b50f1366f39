using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The town's Discord: one guild, its people's clients, and the API that the bot calls.</summary>
internal sealed class DiscordTown : ITownPlatform, IDisposable
{
    private static readonly TimeSpan _deferredWait = TimeSpan.FromSeconds(10);

    private readonly DiscordIdentity _identity;
    private readonly DiscordRoles _roles;
    private readonly DiscordSnowflakes _ids;
    private readonly DiscordMessages _messages;
    private readonly DiscordInteractions _interactions;
    private readonly DiscordOpenForms _forms = new();
    private readonly DiscordTyping _typing;
    private readonly DiscordSuggestions _suggestions;
    private readonly DiscordSender _sender;
    private readonly DiscordSights _sights;
    private readonly DiscordMenu _menu;
    private readonly DiscordGateway? _gateway;
    private readonly Action<IEndpointRouteBuilder> _map;
    private readonly TownClock _clock;

    public DiscordTown(TownStore store, TownClock clock, TownFaults faults, TownAddresses addresses, IHttpClientFactory http, TownReceive receive)
    {
        _clock = clock;
        _identity = new DiscordIdentity(store);
        _roles = new DiscordRoles(store);
        _ids = new DiscordSnowflakes(clock);
        _messages = new DiscordMessages(store);
        _interactions = new DiscordInteractions(store, clock, _ids);
        var book = new DiscordCommandsBook(store, _ids);
        _menu = new DiscordMenu(book);
        _sights = new DiscordSights(clock, _menu);
        var writing = new DiscordWriting(_messages, _ids, new TownFiles(store), clock);
        var responses = new DiscordResponses(_messages, writing, _interactions, _forms);
        _typing = new DiscordTyping(book);
        _suggestions = new DiscordSuggestions(_typing);
        _gateway = receive == TownReceive.Sockets ? new DiscordGateway(_identity, clock, () => addresses.Town) : null;
        _sender = new DiscordSender(_identity, responses, new DiscordPayloads(_messages, _roles), clock, addresses, http, _gateway);
        var door = new DiscordDoor(_identity, new DiscordBuckets(clock), faults);
        _map = new DiscordGuildRoutes(door, _identity, _roles).Map;
        _map += new DiscordMessageRoutes(door, _messages, writing).Map;
        _map += new DiscordCommandRoutes(door, book).Map;
        _map += new DiscordWebhookRoutes(door, _interactions, responses, _messages, writing).Map;
        _map += routes => _gateway?.Map(routes, door);
        _map += DiscordDoor.Unknown;
        BotSettings = new Dictionary<string, string?>
        {
            ["Discord:ApplicationId"] = DiscordCast.ApplicationId,
            ["Discord:Receive"] = _gateway is null ? "Http" : "Gateway",
            ["Discord:PublicKey"] = _gateway is null ? _identity.PublicKey : null,
            ["Discord:BotToken"] = _identity.Token,
            ["Discord:ApiBaseUrl"] = new Uri(addresses.Town, "/discord/api/v10").ToString(),
        };
    }

    /// <inheritdoc/>
    public string Name => "discord";

    /// <inheritdoc/>
    public IReadOnlyList<TownCommunity> Communities { get; } = [DiscordCast.Told];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> BotSettings { get; }

    /// <summary>The Gateway; null when the bot is called by HTTP.</summary>
    public DiscordGateway? Gateway => _gateway;

    /// <inheritdoc/>
    public bool MakesTrouble(string route, string kind, int calls)
    {
        if (route != "gateway" || _gateway is null)
        {
            return false;
        }

        var (fault, code) = DiscordGatewayTrouble.Read(kind);
        _gateway.Make(fault, code, calls);
        return true;
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => _map(routes);

    /// <inheritdoc/>
    public Task<string?> ProbeAsync(CancellationToken cancellationToken) => _sender.ProbeAsync(_ids.Next(), cancellationToken);

    /// <inheritdoc/>
    public async Task<Sight> SayAsync(Place place, string text, CancellationToken cancellationToken)
    {
        var (channel, person) = Find(place);
        if (!text.StartsWith('/'))
        {
            return _sights.Of(_messages.Put(DiscordTalk.Line(_ids.Next(), channel, person, text, _clock.GetUtcNow())), person);
        }

        try
        {
            return await ActAsync(2, channel, person, null, _typing.Command(text, person), cancellationToken).ConfigureAwait(false);
        }
        catch (TownException refusal)
        {
            return new Sight { Visibility = "ephemeral", Error = refusal.Message };
        }
    }

    /// <inheritdoc/>
    public Task<Sight> PressAsync(Place place, string message, string button, CancellationToken cancellationToken)
    {
        var (channel, person) = Find(place);
        var seen = Seen(message, channel, person);
        var pressed = DiscordSights.Buttons(seen.Body).FirstOrDefault(each => each.Id == button)
            ?? DiscordSights.Buttons(seen.Body).FirstOrDefault(each => each.Label.Equals(button, StringComparison.OrdinalIgnoreCase))
            ?? throw new TownException($"That message has no button \"{button}\" to press.");
        var component = DiscordComponentRules.Flatten(seen.Body).FirstOrDefault(each => each.Text("custom_id") == pressed.Id)
            ?? throw new TownException($"That button is a link: open {pressed.Id} in a browser.");
        var data = new JsonObject { ["custom_id"] = pressed.Id, ["component_type"] = 2, ["id"] = component.Whole("id") };
        return ActAsync(3, channel, person, seen.Id, data, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Sight> TakeAsync(Place place, string message, string shortcut, CancellationToken cancellationToken)
    {
        var (channel, person) = Find(place);
        return ActAsync(2, channel, person, null, _menu.Data(Seen(message, channel, person), shortcut, person), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Sight> SubmitAsync(Place place, string form, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellationToken)
    {
        var (channel, person) = Find(place);
        var open = _forms.Find(form, person) ?? throw new TownException($"{person.Name} has no form {form} open.");
        try
        {
            var data = DiscordFilling.Fill(open, values, person);
            var sight = await ActAsync(5, channel, person, open.SourceMessage, data, cancellationToken).ConfigureAwait(false);
            if (sight.Error is null)
            {
                _forms.Close(form);
            }

            return sight;
        }
        catch (TownException refusal)
        {
            return new Sight { Visibility = "ephemeral", Error = refusal.Message, Form = DiscordFields.Of(open, person) };
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SightOption>> SuggestAsync(Place place, string text, CancellationToken cancellationToken)
    {
        var (channel, person) = Find(place);
        return _suggestions.ForAsync(text, person, async data =>
        {
            var interaction = _interactions.Open(4, channel, person, null);
            var failure = await _sender.AskAsync(interaction, data, cancellationToken).ConfigureAwait(false);
            return failure is null
                ? [.. interaction.Response.Member("data").Objects("choices")]
                : throw new TownException($"Loading options failed. {failure}");
        });
    }

    /// <inheritdoc/>
    public void Gather(Place place, string group, bool isIn) => _roles.Set(group, Find(place).Person, isIn);

    /// <inheritdoc/>
    public IReadOnlyList<Sight> Messages(Place place)
    {
        var (channel, person) = Find(place);
        return [.. _messages.In(channel).Where(message => message.OnlyFor is null || message.OnlyFor == person.Id).Select(message => _sights.Of(message, person))];
    }

    /// <inheritdoc/>
    public void Dispose() => _identity.Dispose();

    private async Task<Sight> ActAsync(int type, DiscordChannel channel, DiscordPerson person, string? source, JsonObject data, CancellationToken cancellationToken)
    {
        var interaction = _interactions.Open(type, channel, person, source);
        if (await _sender.AskAsync(interaction, data, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return new Sight { Visibility = "ephemeral", Error = failure };
        }

        if (interaction.Response.Whole("type") is 9)
        {
            var form = _forms.Find(interaction.Id, person)!;
            return new Sight { Visibility = "ephemeral", Form = DiscordFields.Of(form, person), Raw = interaction.Response!.DeepClone() };
        }

        try
        {
            await interaction.Settled.WaitAsync(_deferredWait, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Then the person goes on looking at "thinking…", and so does whoever asked.
        }

        return _messages.Find(interaction.Latest) is { } message
            ? _sights.Of(message, person)
            : new Sight { Visibility = "ephemeral", Raw = interaction.Response!.DeepClone() };
    }

    private DiscordMessage Seen(string message, DiscordChannel channel, DiscordPerson person) =>
        _messages.Find(message) is { } seen && seen.ChannelId == channel.Id && (seen.OnlyFor ?? person.Id) == person.Id
            ? seen
            : throw new TownException($"{person.Name} sees no message {message} in #{channel.Name}.");

    private static (DiscordChannel Channel, DiscordPerson Person) Find(Place place)
    {
        if (place.Community != DiscordCast.GuildId && !place.Community.Equals(DiscordCast.GuildName, StringComparison.OrdinalIgnoreCase))
        {
            throw new TownException($"There is no guild \"{place.Community}\"; there is \"{DiscordCast.GuildName}\".");
        }

        var person = DiscordCast.People.FirstOrDefault(each => each.IsCalled(place.As))
            ?? throw new TownException($"Nobody in {DiscordCast.GuildName} is called \"{place.As}\".");
        var channel = DiscordCast.Channels.FirstOrDefault(each => each.IsCalled(place.Channel) && each.IsSeenBy(person))
            ?? throw new TownException($"{person.Name} sees no channel \"{place.Channel}\".");
        return (channel, person);
    }
}
