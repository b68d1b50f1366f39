using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What every call of the API passes: arranged trouble, token, rate limit, reading, and errors in Discord's shape.</summary>
internal sealed partial class DiscordDoor(DiscordIdentity identity, DiscordBuckets buckets, TownFaults faults)
{
    private const string Base = "/discord/api/v10";

    private static readonly TimeSpan _arrangedWait = TimeSpan.FromSeconds(1);

    /// <summary>Maps a route of the bot, which needs the bot's token.</summary>
    /// <param name="routes">Where to map it.</param>
    /// <param name="route">Method and template as in the documentation.</param>
    /// <param name="handler">What it does; it throws <see cref="DiscordRefusal"/> for errors.</param>
    public void Bot(IEndpointRouteBuilder routes, string route, Func<DiscordCall, DiscordAnswer> handler) => Map(routes, route, needsToken: true, handler);

    /// <summary>Maps a route whose path holds the credential.</summary>
    public void Open(IEndpointRouteBuilder routes, string route, Func<DiscordCall, DiscordAnswer> handler) => Map(routes, route, needsToken: false, handler);

    /// <summary>Maps the answer to routes that there are not.</summary>
    public static void Unknown(IEndpointRouteBuilder routes) =>
        routes.MapFallback("/discord/{**path}", context => WriteAsync(context, 404, DiscordRefusal.UnknownRoute().Body));

    private void Map(IEndpointRouteBuilder routes, string route, bool needsToken, Func<DiscordCall, DiscordAnswer> handler)
    {
        var (method, template) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var pattern = Base + Parameter().Replace(template, match => match.Value.Replace('.', '_'));
        routes.MapMethods(pattern, [method], context => AnswerAsync(context, route, needsToken, handler));
    }

    private async Task AnswerAsync(HttpContext context, string route, bool needsToken, Func<DiscordCall, DiscordAnswer> handler)
    {
        var fault = faults.Take("discord", route);
        if (fault is TownFault.RateLimited or TownFault.RateLimitedUntold or TownFault.ServerError or TownFault.Garbage or TownFault.Hang)
        {
            await FailAsync(context, route, fault.Value).ConfigureAwait(false);
            return;
        }

        var (status, body) = await HandleAsync(context, route, needsToken, fault == TownFault.AcceptLate, handler).ConfigureAwait(false);
        switch (fault)
        {
            case TownFault.AcceptLate:
                break;
            case TownFault.AcceptThenDrop:
                context.Abort();
                break;
            case TownFault.AcceptThenServerError:
                await WriteAsync(context, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 }).ConfigureAwait(false);
                break;
            default:
                await WriteAsync(context, status, body).ConfigureAwait(false);
                break;
        }
    }

    private async Task<(int Status, JsonNode? Body)> HandleAsync(HttpContext context, string route, bool needsToken, bool isLate, Func<DiscordCall, DiscordAnswer> handler)
    {
        try
        {
            if (buckets.IsOver(route, Major(context), context.Response))
            {
                return (429, Limited(context, route, TimeSpan.FromSeconds(1)));
            }

            if (needsToken && context.Request.Headers.Authorization.ToString() != "Bot " + identity.Token)
            {
                throw DiscordRefusal.Unauthorized();
            }

            if (context.Request.Headers.UserAgent.Count == 0)
            {
                throw new DiscordRefusal(403, 40333, "internal network error");
            }

            var (body, files) = await DiscordBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            if (isLate)
            {
                await context.GoneAsync().ConfigureAwait(false);
            }

            var answer = handler(new DiscordCall(context, body, files));
            return (answer.Status, answer.Body);
        }
        catch (DiscordRefusal refusal)
        {
            return (refusal.Status, refusal.Body);
        }
    }

    private async Task FailAsync(HttpContext context, string route, TownFault fault)
    {
        switch (fault)
        {
            case TownFault.RateLimited:
                await WriteAsync(context, 429, Limited(context, route, _arrangedWait)).ConfigureAwait(false);
                break;
            case TownFault.RateLimitedUntold:
                await WriteAsync(context, 429, new JsonObject { ["message"] = "You are being rate limited." }).ConfigureAwait(false);
                break;
            case TownFault.ServerError:
                await WriteAsync(context, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 }).ConfigureAwait(false);
                break;
            case TownFault.Garbage:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("\u0001{\"id\": <html>", context.RequestAborted).ConfigureAwait(false);
                break;
            default:
                await context.GoneAsync().ConfigureAwait(false);
                break;
        }
    }

    private JsonObject Limited(HttpContext context, string route, TimeSpan wait)
    {
        buckets.WriteLimited(context.Response, route, "user", wait);
        return new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait.TotalSeconds, ["global"] = false };
    }

    private static string Major(HttpContext context)
    {
        var values = context.Request.RouteValues;
        return string.Create(CultureInfo.InvariantCulture, $"{values["channel_id"] ?? values["guild_id"] ?? values["interaction_token"]}");
    }

    // A 204 has no content type: clients that see one parse the empty body.
    private static async Task WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), context.RequestAborted).ConfigureAwait(false);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
