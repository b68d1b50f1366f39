using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Where Slack calls, if it calls us: see <see cref="SlackReceive"/>. Each request is proved genuine before a byte of it is understood.</summary>
internal sealed class SlackEndpoints(SlackSignature signature, SlackReader reader, SlackResponder responder, TurnedAway turnedAway)
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
            turnedAway.Note(Platform.Slack, signature.Fault(http.Request.Headers), "If nothing works on Slack, Slack:SigningSecret is that of another app, or this machine's clock is wrong.");
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
        _ => WriteAsync(http, responder.AnswerAsync(request, delivery)),
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
