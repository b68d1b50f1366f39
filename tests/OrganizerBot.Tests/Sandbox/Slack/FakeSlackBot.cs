using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Sandbox;

/// <summary>An app that stands where the bot will stand: it keeps every request as it came, and answers as the test says.</summary>
internal sealed class FakeSlackBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSlackBot(WebApplication app) => _app = app;

    public ConcurrentQueue<SlackRequest> Requests { get; } = new();

    public Func<SlackRequest, Task<IResult>> OnCommand { get; set; } = _ => Nothing;

    public Func<JsonObject, Task<IResult>> OnInteraction { get; set; } = _ => Nothing;

    public static Task<IResult> Nothing => Task.FromResult(Results.Ok());

    public Uri Address => new(_app.Urls.First() + "/");

    public static async Task<FakeSlackBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bot = new FakeSlackBot(app);
        app.MapPost("/slack/commands", (Delegate)bot.CommandAsync);
        app.MapPost("/slack/interactions", (Delegate)bot.InteractionAsync);
        app.MapPost("/slack/events", (Delegate)bot.EventAsync);
        await app.StartAsync();
        return bot;
    }

    public static Task<IResult> Json(JsonNode json) => Task.FromResult(Results.Text(json.ToJsonString(), "application/json"));

    public static Task<IResult> Json(string json) => Task.FromResult(Results.Text(json, "application/json"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> CommandAsync(HttpContext context) => await OnCommand(await KeepAsync(context));

    private async Task<IResult> InteractionAsync(HttpContext context) => await OnInteraction((await KeepAsync(context)).Payload);

    private async Task<IResult> EventAsync(HttpContext context)
    {
        var body = JsonNode.Parse((await KeepAsync(context)).Body)!;
        return Results.Json(new JsonObject { ["challenge"] = body["challenge"]?.DeepClone() });
    }

    private async Task<SlackRequest> KeepAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new SlackRequest(context.Request.ContentType, headers, buffer.ToArray());
        Requests.Enqueue(request);
        return request;
    }
}

/// <summary>A request that Slack sent to the app.</summary>
internal sealed record SlackRequest(string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public IReadOnlyDictionary<string, string> Fields => QueryHelpers.ParseQuery(Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    public JsonObject Payload => JsonNode.Parse(Fields["payload"])!.AsObject();
}
