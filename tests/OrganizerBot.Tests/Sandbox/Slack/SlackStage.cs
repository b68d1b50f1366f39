using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

/// <summary>The town's Slack on a real port, with a fake bot on another, and what the bot would call. Every answer of the Web API is held against the contract.</summary>
internal sealed class SlackStage : IAsyncDisposable
{
    public const string General = "C07LHGENERL";
    public const string Moderators = "C07LHMODERT";
    public const string Random = "C07LHRANDOM";
    public const string Ana = "U07LHANA001";
    public const string Chiara = "U07LHCHI003";

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly TownStore _store;
    private readonly HttpClient _client = new();

    private SlackStage(WebApplication app, string folder, TownStore store, SlackTown town, FakeSlackBot bot, TownClock clock, TownFaults faults, Uri address) =>
        (_app, _folder, _store, Town, Bot, Clock, Faults, Address) = (app, folder, store, town, bot, clock, faults, address);

    public SlackTown Town { get; }

    public FakeSlackBot Bot { get; }

    public TownClock Clock { get; }

    public TownFaults Faults { get; }

    public Uri Address { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SlackStage> RaiseAsync()
    {
        var bot = await FakeSlackBot.StartAsync();
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        builder.Services.AddHttpClient();
        var app = builder.Build();
        var folder = Directory.CreateTempSubdirectory("slack-town").FullName;
        var store = new TownStore(Path.Combine(folder, "town.db"));
        var (clock, faults) = (new TownClock(), new TownFaults());
        var town = new SlackTown(store, clock, faults, new TownAddresses(address, bot.Address), app.Services.GetRequiredService<IHttpClientFactory>());
        town.Install(Manifest());
        town.Map(app);
        await app.StartAsync(Cancel);
        return new SlackStage(app, folder, store, town, bot, clock, faults, address);
    }

    public static JsonNode Manifest() => JsonNode.Parse("""
        {
          "display_information": {"name": "Organizer"},
          "features": {
            "app_home": {"home_tab_enabled": true},
            "bot_user": {"display_name": "Organizer"},
            "slash_commands": [
              {"command": "/petition", "description": "Petitions", "usage_hint": "[start|sign]", "should_escape": true, "url": "http://127.0.0.1:5081/slack/commands"},
              {"command": "/pledge", "description": "Pledges", "usage_hint": "[make]", "should_escape": false, "url": "http://127.0.0.1:5081/slack/commands"}
            ],
            "shortcuts": [
              {"name": "Log this", "type": "message", "callback_id": "log.this", "description": "Logs it"},
              {"name": "Anywhere", "type": "global", "callback_id": "anywhere", "description": "Does not stand at a message"}
            ]
          },
          "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
          "settings": {"interactivity": {"is_enabled": true, "request_url": "http://127.0.0.1:5081/slack/interactions"}}
        }
        """)!;

    public static Place At(string person = "ana", string channel = "general") => new("Lighthouse Staff", channel, person);

    /// <summary>The same town opened again from its file, as after a restart.</summary>
    public SlackTown Reopened() =>
        new(_store, Clock, Faults, new TownAddresses(Address, Bot.Address), _app.Services.GetRequiredService<IHttpClientFactory>());

    public Task<Sight> SayAsync(string text, string person = "ana", string channel = "general") => Town.SayAsync(At(person, channel), text, Cancel);

    public Task<Sight> PressAsync(Sight seen, string button, string person = "ana", string channel = "general") =>
        Town.PressAsync(At(person, channel), seen.Message ?? seen.Form!.Id, button, Cancel);

    public Task<Sight> SubmitAsync(Sight seen, string person, params (string Field, JsonNode? Value)[] values) =>
        Town.SubmitAsync(At(person), seen.Form!.Id, values.ToDictionary(value => value.Field, value => value.Value), Cancel);

    /// <summary>Calls a method with a JSON body.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject arguments, string? token = null)
    {
        using var body = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        return await CallAsync(method, body, token);
    }

    /// <summary>Calls a method with JSON written in the test.</summary>
    public Task<JsonObject> CallAsync(string method, string arguments) => CallAsync(method, JsonNode.Parse(arguments)!.AsObject());

    /// <summary>Calls a method with a form.</summary>
    public async Task<JsonObject> FormAsync(string method, params (string Name, string Value)[] arguments)
    {
        using var body = new FormUrlEncodedContent(arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value)));
        return await CallAsync(method, body);
    }

    public async Task<JsonObject> CallAsync(string method, HttpContent? body, string? token = null)
    {
        using var response = await SendAsync(method, body, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
        SlackContracts.Check(method, answer);
        return answer;
    }

    public async Task<HttpResponseMessage> SendAsync(string method, HttpContent? body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "slack/api/" + method)) { Content = body };
        if (token != "")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Town.BotToken);
        }

        return await _client.SendAsync(request, Cancel);
    }

    public async Task<(HttpStatusCode Status, string Text)> RespondAsync(string url, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri(url), body, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Bot.DisposeAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
