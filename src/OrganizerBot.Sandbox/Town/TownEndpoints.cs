using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrganizerBot.Sandbox.Town;

/// <summary>The scriptable interface: what the page, the tests and a person with curl use.</summary>
internal static class TownEndpoints
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        // Read by people at a terminal and by scripts, never put into HTML as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Map(IEndpointRouteBuilder routes, TownHost town)
    {
        town.Files.Map(routes);
        Get(routes, "/town", _ => Told(town));
        Get(routes, "/town/messages", context => Messages(town, context));
        Get(routes, "/town/journal", context => town.Journal.Since(long.TryParse(context.Request.Query["since"], out var since) ? since : 0));
        Post<TownAct>(routes, "/town/say", async (act, stop) =>
            await On(town, act).SayAsync(At(town, act), Need(act.Text, "text"), stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/home", async (act, stop) =>
            await On(town, act).OpenHomeAsync(At(town, act with { Channel = "home" }), stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/press", async (act, stop) =>
            await On(town, act).PressAsync(At(town, act), Need(act.Message, "message"), Need(act.Button, "button"), stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/submit", async (act, stop) =>
            await On(town, act).SubmitAsync(At(town, act), Need(act.Form, "form"), act.Values ?? [], stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/shortcut", async (act, stop) =>
            await On(town, act).TakeAsync(At(town, act), Need(act.Message, "message"), Need(act.Shortcut, "shortcut"), stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/options", async (act, stop) =>
            await On(town, act).OptionsAsync(At(town, act), Need(act.Form, "form"), Need(act.Field, "field"), act.Text ?? "", stop).ConfigureAwait(false));
        Post<TownAct>(routes, "/town/suggest", async (act, stop) =>
            await On(town, act).SuggestAsync(At(town, act), act.Text ?? "", stop).ConfigureAwait(false));
        Post<TownGathering>(routes, "/town/group", (gathering, _) => Task.FromResult<object>(Gathered(town, gathering)));
        Post<TownClockMove>(routes, "/town/clock", (move, _) => Task.FromResult<object>(Moved(town, move)));
        Post<TownTrouble>(routes, "/town/faults", (trouble, _) => Task.FromResult<object>(Arranged(town, trouble)));
    }

    private static object Told(TownHost town) => new
    {
        platforms = town.Platforms.Select(platform => new { platform.Name, platform.Communities }),
        clock = new { now = town.Clock.GetUtcNow(), town.Clock.Offset },
        bot = town.Bot is null ? null : town.Addresses.Bot,
        troubles = town.Troubles.Count > 0 ? town.Troubles : null,
    };

    private static IReadOnlyList<Sight> Messages(TownHost town, HttpContext context)
    {
        var query = context.Request.Query;
        var act = new TownAct(query["platform"], query["community"], query["channel"], query["as"]);
        return On(town, act).Messages(At(town, act));
    }

    private static object Gathered(TownHost town, TownGathering gathering)
    {
        var act = new TownAct(gathering.Platform, gathering.Community, "general", gathering.As);
        var isIn = gathering.In ?? throw new TownException("Say \"in\" too: true or false.");
        On(town, act).Gather(At(town, act), Need(gathering.Group, "group"), isIn);
        return new { gathering.Platform, gathering.As, gathering.Group, gathering.In };
    }

    private static object Moved(TownHost town, TownClockMove move)
    {
        town.Time.Advance(Need(move.Advance, "advance"));
        return new { now = town.Clock.GetUtcNow(), town.Clock.Offset };
    }

    private static object Arranged(TownHost town, TownTrouble trouble)
    {
        if (town.Platform(trouble.Platform).MakesTrouble(Need(trouble.Route, "route"), Need(trouble.Kind, "kind"), trouble.Calls ?? 1))
        {
            return new { platform = town.Platform(trouble.Platform).Name, trouble.Route, trouble.Kind, calls = trouble.Calls ?? 1 };
        }

        var kind = Need(trouble.Kind, "kind") switch
        {
            "429" => TownFault.RateLimited,
            "500" => TownFault.ServerError,
            var name when Enum.TryParse<TownFault>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) => known,
            var other => throw new TownException($"There is no trouble called {other}; there are 429, 500, {string.Join(", ", Enum.GetNames<TownFault>())}."),
        };
        var platform = town.Platform(trouble.Platform).Name;
        town.Faults.Arrange(platform, Need(trouble.Route, "route"), kind, trouble.Calls ?? 1);
        return new { platform, trouble.Route, kind = kind.ToString(), calls = trouble.Calls ?? 1 };
    }

    private static ITownPlatform On(TownHost town, TownAct act) => town.Platform(Need(act.Platform, "platform"));

    private static Place At(TownHost town, TownAct act)
    {
        var communities = On(town, act).Communities;
        var community = string.IsNullOrEmpty(act.Community) && communities.Count == 1 ? communities[0].Id : Need(act.Community, "community");
        return new Place(community, Need(act.Channel, "channel"), Need(act.As, "as"));
    }

    private static string Need(string? value, string name) => string.IsNullOrEmpty(value) ? throw new TownException($"Say \"{name}\" too.") : value;

    private static void Get(IEndpointRouteBuilder routes, string path, Func<HttpContext, object> tell) =>
        routes.MapGet(path, Answering(context => Task.FromResult(tell(context))));

    private static void Post<T>(IEndpointRouteBuilder routes, string path, Func<T, CancellationToken, Task<object>> act) =>
        routes.MapPost(path, Answering(context => ReadAndActAsync(context, act)));

    private static async Task<object> ReadAndActAsync<T>(HttpContext context, Func<T, CancellationToken, Task<object>> act)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new TownException("Send JSON, with Content-Type: application/json.");
        }

        var request = await context.Request.ReadFromJsonAsync<T>(_json, context.RequestAborted).ConfigureAwait(false);
        return await act(request ?? throw new TownException("Send a JSON object."), context.RequestAborted).ConfigureAwait(false);
    }

    private static RequestDelegate Answering(Func<HttpContext, Task<object>> answer) => context => AnswerAsync(context, answer);

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<object>> answer)
    {
        var (status, body) = (StatusCodes.Status200OK, (object?)null);
        try
        {
            body = await answer(context).ConfigureAwait(false);
        }
        catch (TownException refusal)
        {
            (status, body) = (StatusCodes.Status400BadRequest, new { error = refusal.Message });
        }
        catch (JsonException)
        {
            (status, body) = (StatusCodes.Status400BadRequest, new { error = "That is not the JSON this needs." });
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(body, body.GetType(), _json, context.RequestAborted).ConfigureAwait(false);
    }
}
