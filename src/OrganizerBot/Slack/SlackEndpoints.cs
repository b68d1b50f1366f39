using System.Text.Json.Nodes;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Where Slack calls. Each request is proved genuine before a byte of it is understood.</summary>
internal sealed partial class SlackEndpoints(SlackSignature signature, SlackReader reader, SlackResponder responder, ILogger<SlackEndpoints> logger)
{
    /// <summary>Where typed commands come in.</summary>
    public const string Commands = "/slack/commands";

    /// <summary>Where presses and forms come in.</summary>
    public const string Interactions = "/slack/interactions";

    /// <summary>Where events come in.</summary>
    public const string Events = "/slack/events";

    /// <summary>A check of the certificate carries one short field and no signature.</summary>
    private const int MostInCheck = 1024;

    /// <summary>Maps the routes.</summary>
    public static void Map(WebApplication app)
    {
        var endpoints = app.Services.GetRequiredService<SlackEndpoints>();
        app.MapPost(Commands, http => endpoints.AnswerAsync(http, endpoints._reader.ReadCommand));
        app.MapPost(Interactions, http => endpoints.AnswerAsync(http, endpoints._reader.ReadInteraction));
        app.MapPost(Events, http => endpoints.AnswerAsync(http, endpoints._reader.ReadEvent));
    }

    private readonly SlackReader _reader = reader;

    private async Task AnswerAsync(HttpContext http, Func<ReadOnlyMemory<byte>, SlackRequest> read)
    {
        if (await RequestBody.ReadAsync(http.Request, http.RequestAborted) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        else if (signature.Verify(http.Request.Headers, body) is not { } delivery)
        {
            http.Response.StatusCode = IsCertificateCheck(body) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        }
        else
        {
            await AnswerAsync(http, read(body), delivery);
        }
    }

    private async Task AnswerAsync(HttpContext http, SlackRequest request, string delivery)
    {
        switch (request)
        {
            case SlackRequest.Malformed:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case SlackRequest.Foreign:
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                break;
            case SlackRequest.News news:
                Tell(news);
                break;
            case SlackRequest.Challenge challenge:
                await WriteAsync(http, new SlackResponse(new JsonObject { ["challenge"] = challenge.Word }));
                break;
            case SlackRequest.Command command:
                await WriteAsync(http, await responder.AnswerAsync(command, delivery));
                break;
            case SlackRequest.Press press:
                await WriteAsync(http, await responder.AnswerAsync(press, delivery));
                break;
            case SlackRequest.Submission submission:
                await WriteAsync(http, await responder.AnswerAsync(submission, delivery));
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, SlackResponse response)
    {
        if (response.Afterwards is { } afterwards)
        {
            http.Response.OnCompleted(() =>
            {
                afterwards();
                return Task.CompletedTask;
            });
        }

        if (response.Body is { } body)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(SlackJson.Write(body));
        }
    }

    /// <summary>Slack looks now and then whether the address answers; nothing is done for whoever asks (docs.slack.dev, slash commands, <c>ssl_check</c>).</summary>
    private static bool IsCertificateCheck(byte[] body) => body.Length <= MostInCheck && SlackFormBody.Read(body)?.GetValueOrDefault("ssl_check") == "1";

    private void Tell(SlackRequest.News news)
    {
        if (news.Kind is "app_uninstalled" or "tokens_revoked")
        {
            Log.Removed(logger, news.Kind);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3105, LogLevel.Warning, "Slack says {Kind}: the bot can no longer post there")]
        public static partial void Removed(ILogger logger, string kind);
    }
}
