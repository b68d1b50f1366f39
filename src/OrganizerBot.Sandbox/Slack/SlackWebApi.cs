using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The Web API: <c>/slack/api/{method}</c> (docs.slack.dev, using the Slack Web API).</summary>
internal sealed class SlackWebApi(SlackWorkspace workspace, TownFaults faults)
{
    private readonly Dictionary<string, SlackMethod> _methods = new SlackMethod[][]
    {
        [.. SlackChatMethods.All(workspace)],
        [.. SlackViewMethods.All(workspace)],
        [.. SlackConversationMethods.All(workspace)],
        [.. SlackPeopleMethods.All(workspace)],
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

        var bearer = request.Headers.Authorization.ToString();
        var token = bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer["Bearer ".Length..].Trim() : arguments.Text("token");
        if (workspace.Installs.Refusal(token) is { } refusal)
        {
            return SlackAnswer.Fail(refusal);
        }

        if (arguments.Error is { } error)
        {
            return SlackAnswer.Fail(error);
        }

        var missing = method.Required.Where(name => arguments.Values[name] is null || arguments.Values[name]!.ToString().Length == 0).ToArray();
        return missing.Length == 0
            ? method.Answer(arguments)
            : SlackAnswer.Fail("invalid_arguments", [.. missing.Select(name => $"missing required field: {name}")]);
    }
}
