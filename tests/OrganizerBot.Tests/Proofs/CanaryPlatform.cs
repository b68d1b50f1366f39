using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Proofs;

/// <summary>A server on this computer in both platforms' place, which can be rude: it refuses, or answers garbage, and says everything that it was told, token and all, back to the bot.</summary>
internal sealed class CanaryPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _names;
    private TaskCompletionSource? _post;
    private TaskCompletionSource? _gate;

    private CanaryPlatform(WebApplication app, ConcurrentDictionary<string, string> names) => (_app, _names) = (app, names);

    /// <summary>How it answers.</summary>
    internal enum Manner
    {
        Well,
        Refuses,
        Garbles,
        Hangs,
    }

    public Manner Answers { get; set; }

    /// <summary>What is answered to an installation or a refresh.</summary>
    public string Grant { get; set; } = "{}";

    public string Team { get; init; } = "";

    public string Address => _app.Urls.Single();

    /// <summary>Everything that came: path, headers and body.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>From now on a post in a channel gets no answer before <see cref="LetPostsGo"/>. The task is done when one has come.</summary>
    public Task HoldPosts()
    {
        (_post, _gate) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _post.Task;
    }

    public void LetPostsGo() => _gate!.SetResult();

    /// <param name="team">The Slack workspace.</param>
    /// <param name="names">What accounts are called on Slack.</param>
    public static async Task<CanaryPlatform> StartAsync(string team, ConcurrentDictionary<string, string> names)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var platform = new CanaryPlatform(app, names) { Team = team };
        app.Run(platform.TakeAsync);
        await app.StartAsync();
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = http.Request.Path.Value!;
        var said = $"{path} {http.Request.Headers.Authorization} {body}";
        Calls.Enqueue(said);
        if (_gate is { } gate && (path.EndsWith("/messages", StringComparison.Ordinal) || path.EndsWith("chat.postMessage", StringComparison.Ordinal)))
        {
            _post!.TrySetResult();
            await gate.Task;
        }

        if (Answers == Manner.Hangs)
        {
            http.Abort();
            return;
        }

        var onSlack = path.StartsWith("/api/", StringComparison.Ordinal);
        http.Response.StatusCode = onSlack || Answers == Manner.Well ? 200 : Answers == Manner.Refuses ? 400 : 500;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Answers switch
        {
            Manner.Garbles => $"<html>{said}</html>",
            Manner.Refuses => Refusal(said, path, http.Request.Headers.Authorization.ToString()),
            _ => Answer(path[(path.LastIndexOf('/') + 1)..], body),
        });
    }

    private string Answer(string method, string body) => method switch
    {
        "users.info" when _names.FirstOrDefault(name => body.Contains(name.Key, StringComparison.Ordinal)) is { Key: { } id, Value: var name } =>
            $$"""{"ok":true,"user":{"id":"{{id}}","team_id":"{{Team}}","locale":"en-US","profile":{"display_name":"{{name}}","real_name":"{{name}}"} } }""",
        "auth.test" => $$"""{"ok":true,"team_id":"{{Team}}","user_id":"U0BOT0001","is_enterprise_install":false}""",
        "oauth.v2.access" => Grant,
        "conversations.info" => """{"ok":true,"channel":{"is_member":true,"num_members":42}}""",
        _ => """{"ok":true,"ts":"1503435956.000247","id":"1500000000000000001"}""",
    };

    private static string Refusal(string said, string path, string token) => new JsonObject
    {
        ["ok"] = false,
        ["error"] = said,
        ["message"] = said,
        ["code"] = 50035,
        ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {said} [json-pointer:/blocks/0]") },
        ["errors"] = new JsonObject
        {
            [path.Split('/').Last(part => part.Length > 0)] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = token, ["message"] = said }) },
            ["content"] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = said, ["message"] = said }) },
        },
    }.ToJsonString();
}
