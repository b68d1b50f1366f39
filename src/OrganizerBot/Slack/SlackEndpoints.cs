using System.Text.Json.Nodes;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Where Slack calls. Each request is proved genuine before a byte of it is understood.</summary>
internal sealed class SlackEndpoints(SlackSignature signature, SlackReader reader, SlackResponder responder, SlackNews happened)
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
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Commands, http => AnswerAsync(http, reader.ReadCommand));
        routes.MapPost(Interactions, http => AnswerAsync(http, reader.ReadInteraction));
        routes.MapPost(Events, http => AnswerAsync(http, reader.ReadEvent));
    }

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

    private Task AnswerAsync(HttpContext http, SlackRequest request, string delivery) => request switch
    {
        SlackRequest.Malformed => Refuse(http, StatusCodes.Status400BadRequest),
        SlackRequest.Foreign => Refuse(http, StatusCodes.Status401Unauthorized),
        SlackRequest.Nothing => Task.CompletedTask,
        SlackRequest.News news => happened.HearAsync(news),
        SlackRequest.Challenge challenge => WriteAsync(http, Task.FromResult(new SlackResponse(new JsonObject { ["challenge"] = challenge.Word }))),
        SlackRequest.Command command => WriteAsync(http, responder.AnswerAsync(command, delivery)),
        SlackRequest.Press press => WriteAsync(http, responder.AnswerAsync(press, delivery)),
        SlackRequest.Submission submission => WriteAsync(http, responder.AnswerAsync(submission, delivery)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "An unknown request."),
    };

    private static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext http, Task<SlackResponse> answer)
    {
        var response = await answer;
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
}
