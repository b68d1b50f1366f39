using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Pulse;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Discord;

/// <summary>The adapter, without storage unless a test asks for it, on a real WebSocket to the town's Gateway, by a clock that stands still until it is moved.</summary>
internal sealed class GatewayHouse : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TownStore _store;
    private readonly DiscordIdentity _identity;
    private readonly WebApplication _platform;
    private readonly WebApplication _bot;
    private int _last;

    private GatewayHouse(double luck, Action<DiscordGatewayTerms> terms, IServiceScopeFactory? storage, bool isStored)
    {
        _store = new TownStore(_folder["town.db"]);
        _identity = new DiscordIdentity(_store);
        Luck = luck;
        Gateway = new DiscordGateway(_identity, Clock, () => new Uri(Address(_platform!)));
        terms(Gateway.Terms);
        _platform = Platform();
        _bot = null!;
        _platform.StartAsync().GetAwaiter().GetResult();
        _bot = Bot(storage, isStored);
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    public DiscordGateway Gateway { get; }

    /// <summary>What comes of chance.</summary>
    public double Luck { get; set; }

    /// <summary>What was answered, by interaction, in the order of arrival.</summary>
    public ConcurrentQueue<(string Interaction, string? Authorization, JsonNode Body)> Answers { get; } = new();

    /// <summary>Whose first answer was edited: application and token.</summary>
    public ConcurrentQueue<string> Edits { get; } = new();

    /// <summary>What stands in the portal.</summary>
    public string? EndpointUrl { get; private set; }

    /// <summary>Answers a callback before it is taken: a status other than 0 refuses it.</summary>
    public Func<string, Task<int>> BeforeAnswer { get; set; } = _ => Task.FromResult(0);

    public ConcurrentQueue<string> Log { get; } = new();

    public IServiceProvider Services => _bot.Services;

    public string Token => _identity.Token;

    public static async Task<GatewayHouse> OpenAsync(double luck = 0, Action<DiscordGatewayTerms>? terms = null, bool awaitsSession = true, IServiceScopeFactory? storage = null, string? endpointUrl = null, bool isStored = false)
    {
        var house = new GatewayHouse(luck, terms ?? (_ => { }), storage, isStored) { EndpointUrl = endpointUrl };
        await house._bot.StartAsync();
        if (awaitsSession)
        {
            await house.Until(() => house.Health().Status == HealthStatus.Healthy, "a session");
        }

        return house;
    }

    /// <summary>Somebody does something in a direct message: it is answered without storage. Returns the interaction's id.</summary>
    public string Interact()
    {
        var id = NewId();
        Gateway.Happen("INTERACTION_CREATE", Interaction(id));
        return id;
    }

    public string NewId() => (long.Parse(DiscordSnowflake.At(Clock.GetUtcNow()), CultureInfo.InvariantCulture) + Interlocked.Increment(ref _last)).ToString(CultureInfo.InvariantCulture);

    public static JsonObject Interaction(string id) => new()
    {
        ["id"] = id,
        ["application_id"] = DiscordCast.ApplicationId,
        ["type"] = 2,
        ["token"] = "the-secret-of-" + id,
        ["version"] = 1,
        ["channel_id"] = "3000000000000000001",
        ["locale"] = "fr",
        ["user"] = new JsonObject { ["id"] = "4000000000000000001", ["username"] = "ana" },
        ["data"] = new JsonObject { ["id"] = "1", ["name"] = "petition", ["type"] = 1 },
    };

    public int AnswersTo(string id) => Answers.Count(answer => answer.Interaction == id);

    public Task Answered(string id) => Until(() => AnswersTo(id) > 0, $"an answer to {id}");

    /// <summary>How often the bot said something of a kind.</summary>
    public int Said(int op) => Gateway.Heard.Count(heard => heard.Op == op);

    /// <summary>Waits on a condition. The clock does not move.</summary>
    public async Task Until(Func<bool> holds, string what)
    {
        try
        {
            await LiveTown.Until(() => holds() ? "" : null, what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; the log says:\n{string.Join('\n', Log)}", e);
        }
    }

    /// <summary>Waits on a condition while the clock moves, so that whatever waits for it goes on.</summary>
    public Task UntilMoving(Func<bool> holds, string what, double step = 0.25) => Until(
        () =>
        {
            if (holds())
            {
                return true;
            }

            Clock.Advance(TimeSpan.FromSeconds(step));
            return holds();
        },
        what);

    public HealthReportEntry Health() =>
        _bot.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready")).GetAwaiter().GetResult().Entries[DiscordSocketHealth.Name];

    public Task<HttpResponseMessage> Post(string path)
    {
        var http = new HttpClient { BaseAddress = new Uri(Address(_bot)) };
        return http.PostAsync(path, new StringContent("{}"));
    }

    public Task StopAsync() => _bot.StopAsync();

    /// <summary>Whatever a test did, no secret may have got into the log.</summary>
    public async ValueTask DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
        _identity.Dispose();
        _store.Dispose();
        _folder.Dispose();
        Assert.DoesNotContain(Log, line => line.Contains(Token, StringComparison.Ordinal) || line.Contains("the-secret-of-", StringComparison.Ordinal));
        Assert.DoesNotContain(Log, line => Gateway.Heard.Any(heard => heard.Data is JsonObject data && data["session_id"] is { } session && line.Contains((string)session!, StringComparison.Ordinal)));
    }

    private static string Address(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private WebApplication Platform()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddLogging(logging => logging.ClearProviders());
        var app = builder.Build();
        app.UseRouting();
        Gateway.Map(app);
        app.MapGet("/api/v10/gateway/bot", (HttpRequest request) =>
            request.Headers.Authorization == "Bot " + Token ? Results.Text(Gateway.Told().ToJsonString(), "application/json") : Results.StatusCode(401));
        app.MapGet("/api/v10/applications/@me", () => Results.Text(new JsonObject { ["id"] = DiscordCast.ApplicationId, ["interactions_endpoint_url"] = EndpointUrl }.ToJsonString(), "application/json"));
        app.MapPost("/api/v10/interactions/{id}/{token}/callback", TakeAsync);
        app.MapPatch("/api/v10/webhooks/{application}/{token}/messages/@original", (string application, string token) => Edits.Enqueue($"{application}/{token}"));
        return app;
    }

    private async Task<IResult> TakeAsync(string id, string token, HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!;
        var refusal = await BeforeAnswer(id);
        if (refusal > 0)
        {
            return Results.StatusCode(refusal);
        }

        if (token != "the-secret-of-" + id || AnswersTo(id) > 0)
        {
            return Results.Text("""{"code":40060,"message":"Interaction has already been acknowledged."}""", "application/json", statusCode: 400);
        }

        Answers.Enqueue((id, request.Headers.Authorization, body));
        return refusal < 0 ? Results.StatusCode(-refusal) : Results.NoContent();
    }

    private WebApplication Bot(IServiceScopeFactory? storage, bool isStored)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Discord:ApplicationId"] = DiscordCast.ApplicationId,
            ["Discord:BotToken"] = Token,
            ["Discord:ApiBaseUrl"] = Address(_platform) + "/api/v10",
            ["Storage:DataDirectory"] = _folder["data"],
            ["Storage:KeysDirectory"] = _folder["keys"],
        });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Listener(Log)));
        builder.Services.AddRouting().AddSingleton<TimeProvider>(Clock).AddHttpClient().AddOrganizing();
        builder.Services.AddSingleton(new PublicAddress(null));
        builder.AddDiscord();
        if (isStored)
        {
            builder.AddStorage();
        }

        builder.Services.AddSingleton(new DiscordSocketLuck(() => Luck));
        if (storage is not null)
        {
            builder.Services.AddSingleton(services => new CommandDispatcher(new CommandCatalog(), storage, services.GetRequiredService<BotMetrics>(), TimeProvider.System, NullLogger<CommandDispatcher>.Instance));
        }

        foreach (var service in builder.Services.Where(service => service.ImplementationType == typeof(DiscordRegistration)).ToArray())
        {
            builder.Services.Remove(service);
        }

        var app = builder.Build();
        if (isStored)
        {
            app.PrepareStorage();
        }

        app.UseRouting();
        app.MapDiscord();
        return app;
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
