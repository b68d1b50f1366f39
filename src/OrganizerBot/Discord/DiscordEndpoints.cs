using Microsoft.Extensions.Options;
using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Where Discord's interactions arrive with <see cref="DiscordReceive.Http"/>. Whatever a request holds, it is answered with 200, 400, 401 or 413, never with an error of ours.</summary>
internal sealed class DiscordEndpoints(DiscordSignature signature, DiscordReader reader, DiscordResponder responder, TurnedAway turnedAway, IOptions<DiscordOptions> options)
{
    /// <summary>The address to enter as Interactions Endpoint URL in the Developer Portal, below the bot's public address.</summary>
    public const string Interactions = "/discord/interactions";

    /// <summary>Opens the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Interactions, ReceiveAsync);

    private async Task ReceiveAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        else if (signature.SignedAt(context.Request.Headers, body) is not { } signedAt)
        {
            turnedAway.Note(Platform.Discord, signature.Fault(context.Request.Headers), "Discord sends a few such on purpose. If nothing works there, Discord:PublicKey is that of another application, or this machine's clock is wrong.");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (DiscordReader.Parse(body) is not { } wire)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (!IsForUs(wire, signedAt))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (reader.Read(wire) is not { } request)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await AnswerAsync(request, context.Response);
        }
    }

    private async Task AnswerAsync(DiscordRequest request, HttpResponse response)
    {
        var answer = await responder.AnswerAsync(request);
        if (answer.Afterwards is { } afterwards)
        {
            response.OnCompleted(() =>
            {
                afterwards();
                return Task.CompletedTask;
            });
        }

        response.ContentType = "application/json";
        response.ContentLength = answer.Body.Utf8.Length;
        await response.Body.WriteAsync(answer.Body.Utf8);
    }

    /// <summary>A ping may come without ids; all else names our application, and an id made when it was signed.</summary>
    private bool IsForUs(DiscordInteraction wire, DateTimeOffset signedAt)
    {
        if (wire.Type == DiscordReader.Ping && wire.ApplicationId is null)
        {
            return true;
        }

        var isFresh = DiscordSnowflake.TimeOf(wire.Id) is not { } made || (made - signedAt).Duration() <= DiscordSignature.Window;
        return wire.ApplicationId == options.Value.ApplicationId && isFresh;
    }
}
