using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Members;
using OrganizerBot.Proofs;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>The adapter in Socket Mode, against the town's Slack over real connections. Both run on one clock that stands still until a test moves it.</summary>
internal sealed class SlackSocketRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly TownStore _store;
    private readonly WebApplication _platform;
    private WebApplication? _app;

    private SlackSocketRig()
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        builder.Services.AddHttpClient();
        _platform = builder.Build();
        _store = new TownStore(_folder["town.db"]);
        Town = new SlackTown(_store, new TownClock(), Faults, new TownAddresses(address, address), _platform.Services.GetRequiredService<IHttpClientFactory>(), Clock);
        Town.Install(SlackCommands.Manifest(new CommandCatalog(typeof(SaySomething).Assembly), address: null, word: null));
        Town.Map(_platform);
        Town.Delivery.Patience = Patience;
        Api = new Uri(address, "slack/api/").ToString();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2027, 1, 31, 17, 30, 0, TimeSpan.Zero));

    public TownFaults Faults { get; } = new();

    public SlackTown Town { get; }

    public SlackSockets Sockets => Town.Sockets;

    public CanaryLog Log { get; } = new();

    /// <summary>How patient the bot is; no chance unless a test has one.</summary>
    public SlackSocketHabits Habits { get; init; } = new() { Chance = () => 0.5 };

    public WebApplication App => _app!;

    public SlackGate Gate => App.Services.GetRequiredService<SlackGate>();

    public SlackSocketStatus Status => App.Services.GetRequiredService<SlackSocketStatus>();

    public string Api { get; }

    /// <summary>The platform runs; the bot does not yet.</summary>
    public static async Task<SlackSocketRig> PlatformAsync(SlackSocketHabits? habits = null)
    {
        var rig = habits is null ? new SlackSocketRig() : new SlackSocketRig { Habits = habits };
        await rig._platform.StartAsync();
        return rig;
    }

    /// <summary>Both run, and the first connection is there.</summary>
    public static async Task<SlackSocketRig> StartAsync(SlackSocketHabits? habits = null)
    {
        var rig = await PlatformAsync(habits);
        await rig.StartBotAsync();
        await rig.Until(() => rig.Status.Alive == 1, "the first connection");
        return rig;
    }

    /// <summary>Both run, with both connections.</summary>
    public static async Task<SlackSocketRig> StartWithTwoAsync(SlackSocketHabits? habits = null)
    {
        var rig = await StartAsync(habits);
        await rig.Until(() => rig.Status.Alive == 2, "the second connection", TimeSpan.FromSeconds(1));
        return rig;
    }

    /// <summary>Starts the bot, with the town's settings and others.</summary>
    public async Task StartBotAsync(params (string Name, string? Value)[] others)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(Town.BotSettings)
        {
            ["Slack:ApiBaseUrl"] = Api,
            ["Slack:ClientId"] = "",
            ["Slack:ClientSecret"] = "",
            ["Storage:DataDirectory"] = _folder["data"],
            ["Storage:KeysDirectory"] = _folder["keys"],
        });
        builder.Configuration.AddInMemoryCollection(others.Select(other => KeyValuePair.Create(other.Name, other.Value)));
        builder.Services.AddOrganizing();
        var catalog = new CommandCatalog(typeof(SaySomething).Assembly);
        catalog.Register(builder.Services);
        builder.Services.AddSingleton(catalog).AddSingleton<SlackGate>().AddSingleton(Habits);
        builder.AddStorage();
        builder.Services.AddSingleton(new PublicAddress(null)).AddSingleton(new Operator());
        builder.AddSlack();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        _app = builder.Build();
        _app.MapSlack();
        _app.PrepareStorage();
        await _app.StartAsync();
    }

    public async Task StopBotAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _app = null;
    }

    public Task<Sight> SayAsync(string text, string person = "ana") => Town.SayAsync(At(person), "/slacktest " + text, TestContext.Current.CancellationToken);

    public static Place At(string person) => new("Lighthouse Staff", "general", person);

    /// <summary>A typed command as an envelope holds it.</summary>
    public JsonObject Typed(string text)
    {
        var act = Town.Workspace.Acts.Begin("U07LHANA001", "C07LHGENERL");
        var fields = SlackPayloads.SlashCommand(
            Town.Workspace, SlackCast.Person("ana")!, SlackCast.Channels[0], "/slacktest", text, Town.Workspace.Responses.Issue(act, null), Town.Workspace.Triggers.Issue(act));
        return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
    }

    /// <summary>A press on a public message as an envelope holds it.</summary>
    public JsonObject Pressed(string value)
    {
        var act = Town.Workspace.Acts.Begin("U07LHANA001", "C07LHGENERL");
        JsonObject place = new()
        {
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1599.1", ["channel_id"] = "C07LHGENERL", ["is_ephemeral"] = false },
            ["channel"] = new JsonObject { ["id"] = "C07LHGENERL", ["name"] = "general" },
            ["response_url"] = Town.Workspace.Responses.Issue(act, null).AbsoluteUri,
        };
        var button = new JsonObject { ["type"] = "button", ["block_id"] = "b", ["action_id"] = "b0", ["value"] = value, ["action_ts"] = "1599.2" };
        return SlackPayloads.BlockActions(Town.Workspace, SlackCast.Person("ana")!, button, place, Town.Workspace.Triggers.Issue(act));
    }

    /// <summary>A sent form of <c>slacktest ask</c> as an envelope holds it.</summary>
    public JsonObject Sent(string words)
    {
        var view = new Sandbox.Slack.SlackView
        {
            Id = "V1",
            User = "U07LHANA001",
            Channel = "C07LHGENERL",
            RootId = "V1",
            Definition = new JsonObject { ["type"] = "modal", ["callback_id"] = "form", ["private_metadata"] = "1:C07LHGENERL slacktest ask", ["blocks"] = new JsonArray() },
            Hash = "1.x",
            Values = new JsonObject { ["words"] = new JsonObject { ["v"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = words } } },
        };
        return SlackPayloads.ViewSubmission(Town.Workspace, SlackCast.Person("ana")!, view, Town.Workspace.Triggers.Issue(Town.Workspace.Acts.Begin("U07LHANA001", "C07LHGENERL")));
    }

    /// <summary>Sends an envelope on any connection and waits for its acknowledgement.</summary>
    public async Task<SlackEnvelope> DeliverAsync(string type, bool accepts, JsonNode payload)
    {
        var envelope = new SlackEnvelope(type, accepts, payload);
        Assert.Null((await Town.Delivery.SendAsync(envelope, TestContext.Current.CancellationToken)).Error);
        return envelope;
    }

    /// <summary>What a person sees that nobody else does, in order.</summary>
    public IReadOnlyList<string> Seen(string person = "ana") => [.. Town.Messages(At(person)).Where(sight => sight.Visibility == "ephemeral").Select(sight => sight.Text ?? "")];

    public async Task<HealthReportEntry> HealthAsync() =>
        (await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), TestContext.Current.CancellationToken)).Entries[SlackSocketHealth.Name];

    /// <summary>How often an address for a connection was asked for.</summary>
    public int Asked => Sockets.Asked;

    /// <summary>Waits until a connection is over.</summary>
    public static Task Ends(SlackSocketLink link) => link.Ended.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Looks until something holds, and lets the clock run meanwhile if told.</summary>
    public async Task Until(Func<bool> holds, string what, TimeSpan tick = default)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            Assert.False(limit.IsCancellationRequested, $"Waited in vain for {what}.");
            if (tick > TimeSpan.Zero)
            {
                Clock.Advance(tick);
            }

            using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await _platform.DisposeAsync();
        _store.Dispose();
        _folder.Dispose();
    }
}
