using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Where workspaces install the app: the page on which somebody allows it, and the exchange of what they come back with (docs.slack.dev, installing with OAuth).</summary>
internal sealed class SlackDoor(SlackTown town, TownStore store, TownClock clock, TownFaults faults)
{
    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private const string Kind = "slack.client";
    private const string Exchange = "oauth.v2.access";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Code> _codes = [];
    private readonly JsonNode _client = LoadOrMake(store);

    /// <summary>The app's id for installing.</summary>
    public string ClientId => (string)_client["id"]!;

    /// <summary>The secret that goes with it.</summary>
    public string ClientSecret => (string)_client["secret"]!;

    /// <summary>Scopes that are not granted although they were asked for.</summary>
    public IReadOnlyList<string> Withheld { get; set; } = [];

    /// <summary>How often a refresh token was exchanged.</summary>
    public int Refreshes { get; private set; }

    /// <summary>Maps the pages and the exchange.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/slack/oauth/v2/authorize", (HttpContext context) => ShowAsync(context));
        routes.MapGet("/slack/oauth/v2/allow", (HttpContext context) => Allow(context));
        routes.MapPost($"/slack/api/{Exchange}", (HttpContext context) => ExchangeAsync(context));
    }

    private static JsonNode LoadOrMake(TownStore store)
    {
        if (store.Find(Kind, "client") is { } known)
        {
            return known;
        }

        JsonObject made = new() { ["id"] = $"{SlackSecrets.Digits(12)}.{SlackSecrets.Digits(13)}", ["secret"] = SlackSecrets.Hex(32) };
        store.Save(Kind, "client", made);
        return made;
    }

    private async Task ShowAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["redirect_uri"].ToString() is not { Length: > 0 } back || !town.Workspace.Manifest.RedirectUrls.Any(url => back.StartsWith(url, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(query["client_id"] != ClientId ? "invalid_client_id" : "bad_redirect_uri");
            return;
        }

        var html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Slack in the town</title><h1>The app asks to be installed</h1><p>It asks for: ")
            .Append(HtmlEncoder.Default.Encode(query["scope"].ToString())).Append("</p><ul>");
        foreach (var (id, name) in town.Workspaces.Select(Offer).Distinct())
        {
            html.Append("<li><a href=\"allow").Append(HtmlEncoder.Default.Encode($"{context.Request.QueryString}&team={id}")).Append("\">Allow in ")
                .Append(HtmlEncoder.Default.Encode(name)).Append("</a></li>");
        }

        html.Append("<li><a href=\"allow").Append(HtmlEncoder.Default.Encode(context.Request.QueryString.ToString())).Append("\">Cancel</a></li></ul>");
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html.ToString());
    }

    /// <summary>What the app can be installed in: a workspace, or the whole organisation that it belongs to.</summary>
    private static (string Id, string Name) Offer(SlackWorkspace workspace) =>
        workspace.Organisation is { } organisation ? (organisation.Id, SlackOrganisation.Name) : (workspace.App.TeamId, workspace.Team.Name);

    private IResult Allow(HttpContext context)
    {
        var query = context.Request.Query;
        var back = query["redirect_uri"].ToString();
        if (!town.Workspace.Manifest.RedirectUrls.Any(url => back.StartsWith(url, StringComparison.Ordinal)))
        {
            return Results.BadRequest("bad_redirect_uri");
        }

        var code = $"{SlackSecrets.Digits(12)}.{SlackSecrets.Digits(12)}.{SlackSecrets.Hex(64)}";
        if (town.Workspaces.FirstOrDefault(workspace => Offer(workspace).Id == query["team"]) is not { } chosen)
        {
            return Results.Redirect(back + QueryString.Create((KeyValuePair<string, string?>[])[new("error", "access_denied"), new("state", query["state"].ToString())]));
        }

        lock (_gate)
        {
            _codes[code] = new Code(chosen, back, query["scope"].ToString(), clock.GetUtcNow() + CodeLife);
        }

        return Results.Redirect(back + QueryString.Create((KeyValuePair<string, string?>[])[new("code", code), new("state", query["state"].ToString())]));
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var fault = faults.Take("slack", Exchange);
        if (await SlackTrouble.InsteadAsync(context, fault))
        {
            return;
        }

        var arguments = await SlackArguments.ReadAsync(context.Request, acceptsJson: false);
        var answer = Answer(context.Request.Headers.Authorization.ToString(), arguments);
        if (SlackTrouble.Afterwards(context, fault))
        {
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJson(arguments.Warnings).ToJsonString());
    }

    private SlackAnswer Answer(string authorization, SlackArguments arguments)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{ClientSecret}"));
        if (authorization != expected)
        {
            return SlackAnswer.Fail("bad_client_secret");
        }

        return arguments.Text("grant_type") switch
        {
            "refresh_token" => Refresh(arguments.Text("refresh_token") ?? ""),
            null or "authorization_code" => Install(arguments.Text("code") ?? "", arguments.Text("redirect_uri")),
            _ => SlackAnswer.Fail("invalid_grant_type"),
        };
    }

    private SlackAnswer Install(string text, string? back)
    {
        Code? code;
        lock (_gate)
        {
            code = _codes.GetValueOrDefault(text);
            if (code is { IsUsed: false })
            {
                _codes[text] = code with { IsUsed = true };
            }
        }

        var error = code is null || code.Until < clock.GetUtcNow() ? "invalid_code" : code.IsUsed ? "code_already_used" : code.Back != back ? "bad_redirect_uri" : null;
        return error is not null ? SlackAnswer.Fail(error) : SlackAnswer.Ok(About(code!.Workspace, code.Workspace.Installs.Install(town.Workspace.Manifest.Rotates), code.Scopes));
    }

    private SlackAnswer Refresh(string refresh)
    {
        foreach (var workspace in town.Workspaces)
        {
            if (workspace.Installs.Exchange(refresh) is { } given)
            {
                lock (_gate)
                {
                    Refreshes++;
                }

                return SlackAnswer.Ok(About(workspace, given, town.Workspace.Manifest.Scopes));
            }
        }

        return SlackAnswer.Fail("invalid_refresh_token");
    }

    private JsonObject About(SlackWorkspace workspace, JsonObject given, string scopes)
    {
        given["scope"] = string.Join(',', scopes.Split(',').Except(Withheld));
        given["app_id"] = workspace.App.AppId;
        given["bot_user_id"] = workspace.App.BotUserId;
        given["team"] = workspace.Organisation is null ? new JsonObject { ["id"] = workspace.App.TeamId, ["name"] = workspace.Team.Name } : null;
        given["enterprise"] = workspace.Organisation?.Describe();
        given["is_enterprise_install"] = workspace.Organisation is not null;
        given["authed_user"] = new JsonObject { ["id"] = SlackCast.People[0].Id };
        return given;
    }

    private sealed record Code(SlackWorkspace Workspace, string Back, string Scopes, DateTimeOffset Until, bool IsUsed = false);
}
