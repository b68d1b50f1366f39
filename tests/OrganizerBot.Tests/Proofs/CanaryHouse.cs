using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using OrganizerBot.Discord;
using OrganizerBot.Operations;
using OrganizerBot.Pulse;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The real bot on both platforms with the log of a default deployment; everybody's id and name, every token and every secret is a canary.</summary>
internal sealed class CanaryHouse : IAsyncDisposable
{
    private const string ApplicationId = "1000000000000000001";
    private const string AppId = "A012ABCD0A0";

    private readonly TemporaryFolder _folder = new();
    private readonly DiscordSender _discord = new();
    private readonly string _signingSecret;
    private readonly ConcurrentDictionary<string, string> _names = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private WebApplication? _bot;
    private CanarySink _sink = null!;
    private bool _stopped;

    public CanaryHouse() => _signingSecret = Canaries.Word("Slack's signing secret");

    public Canaries Canaries { get; } = new();

    public CanaryLog Log { get; } = new();

    /// <summary>The log as it comes out of the standard output, a JSON object a line.</summary>
    public CanaryConsole Json { get; private set; } = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public CanaryPlatform Platform { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _bot!.Services;

    public string Guild { get; } = Random.Shared.NextInt64(1_100_000_000_000_000_000, 1_900_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);

    public string Workspace { get; } = "T0" + Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);

    public string Database => _folder["data/organizer.db"];

    public async Task OpenAsync()
    {
        Platform = await CanaryPlatform.StartAsync(Workspace, _names);
        _sink = await CanarySink.StartAsync();
        _bot = OrganizerHost.Build(new OrganizerHostOptions
        {
            Clock = Clock,
            Settings = new Dictionary<string, string?>
            {
                ["Discord:ApplicationId"] = ApplicationId,
                ["Discord:Receive"] = "Http",
                ["Discord:PublicKey"] = _discord.PublicKey,
                ["Discord:BotToken"] = Canaries.Word("Discord's bot token"),
                ["Discord:ApiBaseUrl"] = Platform.Address + "/discord",
                ["Slack:AppId"] = AppId,
                ["Slack:Receive"] = "Http",
                ["Slack:SigningSecret"] = _signingSecret,
                ["Slack:BotToken"] = "xoxb-" + Canaries.Word("Slack's bot token"),
                ["Slack:ClientId"] = "123456789012.1234567890123",
                ["Slack:ClientSecret"] = Canaries.Word("Slack's client secret"),
                ["Slack:ApiBaseUrl"] = Platform.Address + "/api/",
                ["Web:PublicUrl"] = "http://127.0.0.1:8080/",
                ["Storage:DataDirectory"] = _folder["data"],
                ["Storage:KeysDirectory"] = _folder["keys"],
                ["Urls"] = "http://127.0.0.1:0",
                ["Metrics:Port"] = "0",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _sink.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["Logging:Format"] = "json",

                // Somebody tries to have the scopes, which hold addresses, in the log.
                ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",

                // The console alone is silent; what it would have said is kept.
                ["Logging:Console:LogLevel:Default"] = "None",
            },
        });
        Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        Json = new CanaryConsole(Services);
        Services.GetRequiredService<ILoggerFactory>().AddProvider(Json);
        await _bot.StartAsync(TestContext.Current.CancellationToken);
        Http = new HttpClient { BaseAddress = new Uri(_bot.Urls.Single()) };
    }

    /// <summary>Somebody with an id and a name that nobody else has.</summary>
    public Someone Meet(bool onSlack, bool moderates = false)
    {
        var someone = new Someone(
            onSlack, onSlack ? Canaries.SlackId("an account", 'U') : Canaries.Snowflake("an account"), Canaries.Word("a name"), Canaries.Word("a user name"), moderates);
        _names[someone.Id] = someone.Name;
        return someone;
    }

    /// <summary>Somebody types a command, and reads the answer: what is answered at once and what comes later.</summary>
    public Task<string> Types(Someone someone, string path, params (string Name, string Value)[] values) =>
        someone.OnSlack
            ? Types(someone, $"{path} {string.Join(' ', values.Select(value => $"{value.Name}:\"{value.Value}\""))}")
            : Interacts(someone, 2, Nested(path.Split(' '), [.. values.Select(value => new JsonObject { ["type"] = 3, ["name"] = value.Name, ["value"] = value.Value })]));

    /// <summary>A line as it is typed on Slack.</summary>
    public async Task<string> Types(Someone someone, string line)
    {
        var (command, text) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");
        return await SendsSlack(SlackEndpoints.Commands, Form(
            ("team_id", Workspace), ("channel_id", "C2147483705"), ("user_id", someone.Id), ("user_name", someone.UserName), ("api_app_id", AppId), ("command", "/" + command), ("text", text),
            ("trigger_id", Canaries.Word("a trigger")), ("response_url", $"{Platform.Address}/respond/{Canaries.Word("the token of an address for answers")}")));
    }

    /// <summary>A press or a form on Slack.</summary>
    public Task<string> DoesOnSlack(Someone someone, string what)
    {
        var payload = JsonNode.Parse(what)!.AsObject();
        payload["api_app_id"] = AppId;
        payload["team"] = new JsonObject { ["id"] = Workspace };
        payload["user"] = new JsonObject { ["id"] = someone.Id, ["name"] = someone.UserName, ["team_id"] = Workspace };
        payload["trigger_id"] = Canaries.Word("a trigger");
        payload["response_url"] = $"{Platform.Address}/respond/{Canaries.Word("the token of an address for answers")}";
        return SendsSlack(SlackEndpoints.Interactions, Form(("payload", payload.ToJsonString())));
    }

    /// <summary>An interaction on Discord.</summary>
    public Task<string> Interacts(Someone someone, int type, JsonObject data)
    {
        var id = long.Parse(DiscordSnowflake.At(Clock.GetUtcNow()), CultureInfo.InvariantCulture) + Random.Shared.Next(1 << 22);
        return SendsDiscord(new JsonObject
        {
            ["id"] = Canaries.Note("an interaction", id.ToString(CultureInfo.InvariantCulture)),
            ["application_id"] = ApplicationId,
            ["type"] = type,
            ["version"] = 1,
            ["token"] = Canaries.Word("an interaction token"),
            ["guild_id"] = Guild,
            ["channel_id"] = "3000000000000000001",
            ["locale"] = "en-US",
            ["guild_locale"] = "en-US",
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = Guild },
            ["member"] = new JsonObject
            {
                ["nick"] = someone.Name,
                ["permissions"] = someone.Moderates ? "32" : "0",
                ["pending"] = false,
                ["user"] = new JsonObject { ["id"] = someone.Id, ["username"] = someone.UserName, ["global_name"] = someone.Name },
            },
            ["data"] = data,
        }.ToJsonString());
    }

    public Task<string> SendsDiscord(string body) => SendsAsync(_discord.Request(Encoding.UTF8.GetBytes(body), Clock.GetUtcNow()));

    public Task<string> SendsSlack(string path, string body)
    {
        var stamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(Encoding.ASCII.GetBytes(_signingSecret), stamp, Encoding.UTF8.GetBytes(body))));
        return SendsAsync(request);
    }

    /// <summary>Sends anything. What is answered other than well is kept, with its headers, to be searched.</summary>
    public async Task<string> SendsAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (!response.IsSuccessStatusCode || request.RequestUri!.OriginalString.StartsWith("/health", StringComparison.Ordinal))
            {
                _faults.Enqueue($"{(int)response.StatusCode} {response.Headers} {response.Content.Headers} {body}");
            }

            return body;
        }
    }

    /// <summary>Lets the clock run until something holds.</summary>
    public async Task Until(Func<bool> holds, string what) => await LiveTown.Until(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return holds() ? "" : null;
        },
        what);

    /// <summary>Does something to the database behind the bot's back.</summary>
    public void Sql(string sql)
    {
        using var database = new SqliteConnection($"Data Source={Database};Pooling=False");
        database.Open();
#pragma warning disable CA2100 // Statements of the test's own.
        using var command = new SqliteCommand(sql, database);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Everything that somebody could get hold of, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Places()
    {
        Sql($"VACUUM INTO '{_folder["backup.db"]}'");
        Dictionary<string, byte[]> places = new()
        {
            ["the log"] = Encoding.UTF8.GetBytes(string.Join('\n', Log.Lines)),
            ["the JSON log"] = Encoding.UTF8.GetBytes(string.Join('\n', Json.Lines)),
            ["error bodies and health"] = Encoding.UTF8.GetBytes(string.Join('\n', _faults)),
            ["the backup"] = File.ReadAllBytes(_folder["backup.db"]),
        };
        foreach (var file in Directory.EnumerateFiles(_folder["data"]).Concat(Directory.EnumerateFiles(_folder["keys"])).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            // The lock file is empty and lets nobody in; a log of SQLite's may be written at this moment.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            places[Path.GetFileName(file)] = content.ToArray();
        }

        return places;
    }

    /// <summary>What monitoring has, an hour later, when what was held back is told: what Prometheus reads, and what is sent by OTLP.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> MonitoringAsync()
    {
        Clock.Advance(TimeSpan.FromHours(1));
        await using (var scope = Services.CreateAsyncScope())
        {
            Services.GetRequiredService<BotMetrics>().Note(await scope.ServiceProvider.GetRequiredService<Vitals>().LookAsync(TestContext.Current.CancellationToken));
        }

        // False only says that Prometheus, which comes by itself, did not come.
        Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.True(Services.GetRequiredService<TracerProvider>().ForceFlush());
        return new Dictionary<string, byte[]>
        {
            ["the metrics"] = Encoding.UTF8.GetBytes(await Exposition.ReadAsync(Services)),
            ["the metrics that are sent"] = _sink.Of("/v1/metrics"),
            ["the traces that are sent"] = _sink.Of("/v1/traces"),
        };
    }

    public async Task StopAsync()
    {
        _stopped = true;
        await _bot!.StopAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_stopped)
        {
            await StopAsync();
        }

        await _bot!.DisposeAsync();
        await _sink.DisposeAsync();
        await Platform.DisposeAsync();
        _discord.Dispose();
        _folder.Dispose();
    }

    private static JsonObject Nested(string[] words, JsonObject[] values)
    {
        var options = new JsonArray([.. values]);
        for (var at = words.Length - 1; at > 0; at--)
        {
            options = new JsonArray(new JsonObject { ["type"] = at == words.Length - 1 ? 1 : 2, ["name"] = words[at], ["options"] = options });
        }

        return new JsonObject { ["id"] = "9", ["type"] = 1, ["name"] = words[0], ["options"] = options };
    }

    private static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}

/// <summary>Somebody who talks to the bot.</summary>
internal sealed record Someone(bool OnSlack, string Id, string Name, string UserName, bool Moderates);
