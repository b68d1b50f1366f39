using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Slack;

/// <summary>A server on this computer in Slack's place: it notes what comes, and answers what a test wants.</summary>
public sealed class SlackSide : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SlackSide(WebApplication app) => _app = app;

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Where its Web API is.</summary>
    public string Api => Address + "/api/";

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What is answered to a method (or "respond"), other than that all went well. The item "body" holds what came.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    /// <summary>Starts one.</summary>
    public static async Task<SlackSide> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var side = new SlackSide(builder.Build());
        side._app.MapPost("/api/{method}", (HttpContext http, string method) => side.TakeAsync(http, method));
        side._app.MapPost("/respond", (HttpContext http) => side.TakeAsync(http, "respond"));
        side._app.MapPost("/upload", (HttpContext http) => side.TakeAsync(http, "upload"));
        await side._app.StartAsync();
        return side;
    }

    /// <summary>Answers a method with JSON from now on.</summary>
    public void Answer(string method, string json, int status = 200, string? retryAfter = null) => Answers[method] = async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        await http.Response.WriteAsync(json);
    };

    /// <summary>The calls of a method.</summary>
    public Call[] Of(string method) => [.. Calls.Where(call => call.Method == method)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, string method)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue(new Call(method, body, http.Request.ContentType ?? "", http.Request.Headers.Authorization.ToString()));
        http.Items["body"] = body;
        if (Answers.TryGetValue(method, out var answer))
        {
            await answer(http);
            return;
        }

        await http.Response.WriteAsync(method switch
        {
            "chat.postMessage" => """{"ok":true,"channel":"C2147483705","ts":"1503435956.000247"}""",
            "auth.test" => """{"ok":true,"team_id":"T0001","user_id":"U0BOT0001","is_enterprise_install":false}""",
            "users.info" => """{"ok":true,"user":{"id":"U061F7AUR","team_id":"T0001","locale":"en-US","profile":{"display_name":"Brook","real_name":"Brook Invented"}}}""",
            _ => """{"ok":true}""",
        });
    }

    /// <summary>One call as it came.</summary>
    public sealed record Call(string Method, string Body, string ContentType, string Authorization)
    {
        /// <summary>The body as JSON.</summary>
        public JsonNode Json => JsonNode.Parse(Body)!;
    }
}
