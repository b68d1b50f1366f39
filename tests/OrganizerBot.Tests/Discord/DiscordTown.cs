using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Discord;

/// <summary>Answers REST calls as a test tells it to, over real HTTP, and remembers them.</summary>
internal sealed class DiscordTown : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DiscordTown(WebApplication app, ConcurrentQueue<(string Call, JsonNode? Body, string? Authorization)> calls) => (_app, Calls) = (app, calls);

    public ConcurrentQueue<(string Call, JsonNode? Body, string? Authorization)> Calls { get; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/api/v10";

    /// <param name="answer">From "GET /channels/1" to a status and a body; a status of 0 hangs up.</param>
    public static Task<DiscordTown> OpenAsync(Func<string, (int Status, string Body)> answer) => OpenAsync((call, _) => Task.FromResult(answer(call)));

    /// <param name="answer">The same, knowing what was sent.</param>
    public static async Task<DiscordTown> OpenAsync(Func<string, JsonNode?, Task<(int Status, string Body)>> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var app = builder.Build();
        ConcurrentQueue<(string, JsonNode?, string?)> calls = [];
        app.Run(async context =>
        {
            var call = $"{context.Request.Method} {context.Request.Path.Value!["/api/v10".Length..]}{context.Request.QueryString}";
            var body = await BodyAsync(context.Request);
            calls.Enqueue((call, body, context.Request.Headers.Authorization));
            var (status, text) = await answer(call, body);
            if (status == 0)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = status;
            await context.Response.WriteAsync(text);
        });
        await app.StartAsync();
        return new DiscordTown(app, calls);
    }

    /// <summary>JSON, or what stands in a parcel.</summary>
    private static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data")
        {
            var parcel = new MultipartReader(type.Boundary.Value!.Trim('"'), request.Body);
            JsonArray parts = [];
            while (await parcel.ReadNextSectionAsync() is { } section)
            {
                var part = new JsonObject { ["name"] = section.GetContentDispositionHeader()!.Name.Value!.Trim('"'), ["type"] = section.ContentType };
                if (section.ContentType == "application/json")
                {
                    part["json"] = JsonNode.Parse(await section.ReadAsStringAsync());
                }

                parts.Add((JsonNode)part);
            }

            return new JsonObject { ["multipart"] = parts };
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length > 0 ? JsonNode.Parse(text) : null;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
