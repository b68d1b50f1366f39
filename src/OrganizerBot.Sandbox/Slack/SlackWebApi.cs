using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The Web API: <c>/slack/api/{method}</c> (docs.slack.dev, using the Slack Web API).</summary>
internal sealed class SlackWebApi(SlackWorkspace workspace, SlackSockets sockets, TownFaults faults)
{
    private readonly Dictionary<string, SlackMethod> _methods = new SlackMethod[][]
    {
        [.. SlackChatMethods.All(workspace)],
        [.. SlackScheduleMethods.All(workspace)],
        [.. SlackViewMethods.All(workspace)],
        [.. SlackConversationMethods.All(workspace)],
        [.. SlackFileMethods.All(workspace)],
        [.. SlackPeopleMethods.All(workspace)],
        [.. SlackGroupMethods.All(workspace)],
        [new SlackMethod("apps.connections.open", true, [], _ => sockets.Open()) { TakesAppToken = true }],
    }.SelectMany(methods => methods).ToDictionary(method => method.Name);

    /// <summary>The methods that the town knows.</summary>
    public IReadOnlyCollection<SlackMethod> Methods => _methods.Values;

    /// <summary>Answers one call.</summary>
    public async Task HandleAsync(HttpContext context, string method)
    {
        var fault = faults.Take("slack", method);
        if (await SlackTrouble.InsteadAsync(context, fault))
        {
            return;
        }

        var known = _methods.GetValueOrDefault(method);
        var arguments = await SlackArguments.ReadAsync(context.Request, known?.AcceptsJson == true);
        await SlackTrouble.DelayAsync(context, fault);
        workspace.PostDue();
        var answer = Answer(context.Request, known, arguments);
        if (SlackTrouble.Afterwards(context, fault))
        {
            return;
        }

        context.Response.Headers["X-OAuth-Scopes"] = workspace.Manifest.Scopes;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJson(arguments.Warnings).ToJsonString());
    }

    private SlackAnswer Answer(HttpRequest request, SlackMethod? method, SlackArguments arguments)
    {
        if (method is null)
        {
            return SlackAnswer.Fail("unknown_method");
        }

        if (Unauthorised(request, method, arguments) is { } refusal)
        {
            return SlackAnswer.Fail(refusal);
        }

        if (arguments.Error is { } error)
        {
            return SlackAnswer.Fail(error);
        }

        var missing = method.Required.Where(name => arguments.Values[name] is null || arguments.Values[name]!.ToString().Length == 0).ToArray();
        return missing.Length == 0 && TeamTrouble(method, arguments) is { } trouble ? SlackAnswer.Fail(trouble)
            : missing.Length == 0
            ? method.Answer(arguments)
            : SlackAnswer.Fail("invalid_arguments", [.. missing.Select(name => $"missing required field: {name}")]);
    }

    private string? TeamTrouble(SlackMethod method, SlackArguments arguments) =>
        workspace.Organisation is null || !method.NeedsTeam ? null
        : arguments.Text("team_id") is not { } team ? "missing_argument"
        : team == workspace.App.TeamId ? null
        : "team_access_not_granted";

    private string? Unauthorised(HttpRequest request, SlackMethod method, SlackArguments arguments)
    {
        var bearer = request.Headers.Authorization.ToString();
        var inHeader = bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer["Bearer ".Length..].Trim() : null;
        if (method.TakesAppToken)
        {
            return inHeader == workspace.App.AppToken ? null : inHeader is null ? "not_authed" : workspace.Installs.Knows(inHeader) ? "not_allowed_token_type" : "invalid_auth";
        }

        var token = inHeader ?? arguments.Text("token");
        return token == workspace.App.AppToken ? "not_allowed_token_type" : workspace.Installs.Refusal(token);
    }
}
