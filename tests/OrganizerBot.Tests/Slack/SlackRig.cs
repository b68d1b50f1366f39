using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>The adapter on a real server, between a person's requests and a server in Slack's place.</summary>
public sealed class SlackRig : IAsyncDisposable
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http = new();

    private SlackRig(WebApplication app, SlackSide side, TemporaryFolder folder) => (App, Side, _folder) = (app, side, folder);

    public WebApplication App { get; }

    public SlackSide Side { get; }

    public required FakeTimeProvider Clock { get; init; }

    public SlackGate Gate => App.Services.GetRequiredService<SlackGate>();

    public static async Task<SlackRig> StartAsync()
    {
        var side = await SlackSide.StartAsync();
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:AppId"] = "A012ABCD0A0",
            ["Slack:Receive"] = "Http",
            ["Slack:SigningSecret"] = Secret,
            ["Slack:BotToken"] = "xoxb-invented-token",
            ["Slack:ApiBaseUrl"] = side.Api,
            ["Storage:DataDirectory"] = folder["data"],
            ["Storage:KeysDirectory"] = folder["keys"],
        });
        AddCore(builder.Services);
        builder.AddStorage();
        builder.AddSlack();
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 1, 31, 17, 30, 0, TimeSpan.Zero));
        builder.Services.AddSingleton<TimeProvider>(clock);
        var rig = new SlackRig(builder.Build(), side, folder) { Clock = clock };
        rig.App.MapSlack();
        rig.App.PrepareStorage();
        await rig.App.StartAsync();
        return rig;
    }

    /// <summary>Sends a body as Slack does, signed.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, string body, string? signature = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, App.Urls.Single() + path) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", signature ?? "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(Encoding.UTF8.GetBytes(Secret), timestamp, bytes)));
        return _http.SendAsync(request);
    }

    /// <summary>A person types a command.</summary>
    public Task<HttpResponseMessage> TypeAsync(string text) => SendAsync("/slack/commands", string.Join('&', new Dictionary<string, string>
    {
        ["team_id"] = "T0001",
        ["channel_id"] = "C2147483705",
        ["user_id"] = "U061F7AUR",
        ["user_name"] = "brook",
        ["api_app_id"] = "A012ABCD0A0",
        ["trigger_id"] = "13.9",
        ["response_url"] = Side.Address + "/respond",
        ["command"] = "/slacktest",
        ["text"] = text,
    }.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")));

    /// <summary>Something is pressed or sent.</summary>
    public Task<HttpResponseMessage> ActAsync(JsonObject payload)
    {
        payload["api_app_id"] = "A012ABCD0A0";
        payload["team"] = new JsonObject { ["id"] = "T0001" };
        payload["user"] = new JsonObject { ["id"] = "U061F7AUR", ["name"] = "brook" };
        payload["trigger_id"] = "13.9";
        payload["response_url"] = Side.Address + "/respond";
        return SendAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()));
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Side.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static void AddCore(IServiceCollection services)
    {
        services.AddOrganizing().AddSingleton<Petitions.ILetterPress, Pictures.LetterPress>();
        services.AddSingleton(new PublicAddress(null));
        var catalog = new CommandCatalog(typeof(SaySomething).Assembly);
        catalog.Register(services);
        services.AddSingleton(catalog);
        services.AddSingleton<SlackGate>();
    }
}
