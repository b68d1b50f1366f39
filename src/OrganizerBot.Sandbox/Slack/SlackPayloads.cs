using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The payloads that Slack sends to the app, and the objects in them (docs.slack.dev, interaction payloads).</summary>
internal static class SlackPayloads
{
    /// <summary>A message object.</summary>
    public static JsonObject Message(SlackWorkspace workspace, SlackMessage message)
    {
        JsonObject json = new()
        {
            ["type"] = "message",
            ["user"] = message.User,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["team"] = workspace.App.TeamId,
        };
        if (message.User == workspace.App.BotUserId)
        {
            json["bot_id"] = workspace.App.BotId;
            json["app_id"] = workspace.App.AppId;
        }

        if (message.Blocks is { } blocks)
        {
            json["blocks"] = blocks.DeepClone();
        }

        if (message.Files is { } files)
        {
            json["subtype"] = "file_share";
            json["upload"] = true;
            json["files"] = files.DeepClone();
        }

        return json;
    }

    /// <summary>A view object: what the app sent, and what Slack adds.</summary>
    public static JsonObject View(SlackWorkspace workspace, SlackView view)
    {
        var json = view.Definition.DeepClone().AsObject();
        json.Remove("submit_disabled");
        json["id"] = view.Id;
        json["state"] = new JsonObject { ["values"] = view.Values.DeepClone() };
        json["hash"] = view.Hash;
        json["previous_view_id"] = view.PreviousId;
        json["root_view_id"] = view.RootId;
        foreach (var button in (string[])["submit", "close"])
        {
            json.TryAdd(button, null);
        }

        return Completed(workspace, json);
    }

    /// <summary>The view object of a Home tab that was published.</summary>
    public static JsonObject Home(SlackWorkspace workspace, JsonObject published)
    {
        var json = published.DeepClone().AsObject();
        json["state"] = new JsonObject { ["values"] = new JsonObject() };
        json["previous_view_id"] = null;
        json["root_view_id"] = (string?)published["id"];
        return Completed(workspace, json);
    }

    private static JsonObject Completed(SlackWorkspace workspace, JsonObject json)
    {
        json["team_id"] = workspace.App.TeamId;
        json["app_id"] = workspace.App.AppId;
        json["app_installed_team_id"] = workspace.Organisation?.Id ?? workspace.App.TeamId;
        json["bot_id"] = workspace.App.BotId;
        foreach (var word in (string[])["callback_id", "private_metadata", "external_id"])
        {
            json[word] ??= "";
        }

        foreach (var flag in (string[])["clear_on_close", "notify_on_close"])
        {
            json[flag] ??= false;
        }

        return json;
    }

    /// <summary>The event that tells that the app was taken out of the workspace (docs.slack.dev, Events API).</summary>
    public static JsonObject Farewell(SlackWorkspace workspace, string kind)
    {
        JsonObject what = new() { ["type"] = kind };
        if (kind == "tokens_revoked")
        {
            what["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.App.BotUserId) };
        }

        return Event(workspace, what, isFarewell: true);
    }

    /// <summary>An event in what Slack wraps around it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="what">What happened.</param>
    /// <param name="isFarewell">Whether it tells that the app was taken out: Slack shows those without authorizations, but to an organisation.</param>
    public static JsonObject Event(SlackWorkspace workspace, JsonObject what, bool isFarewell = false)
    {
        JsonObject wrapped = new()
        {
            ["token"] = workspace.App.VerificationToken,
            ["team_id"] = workspace.App.TeamId,
            ["api_app_id"] = workspace.App.AppId,
            ["event"] = what,
            ["type"] = "event_callback",
            ["event_id"] = SlackSecrets.Id('E'),
            ["event_time"] = workspace.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        if (workspace.Organisation is { } organisation)
        {
            wrapped["enterprise_id"] = organisation.Id;
        }

        if (workspace.Organisation is not null || !isFarewell)
        {
            wrapped["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = workspace.Organisation?.Id,
                ["team_id"] = workspace.Organisation is null ? workspace.App.TeamId : null,
                ["user_id"] = workspace.App.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = workspace.Organisation is not null,
            });
        }

        return wrapped;
    }

    /// <summary>The form fields of a slash command.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> SlashCommand(
        SlackWorkspace workspace, SlackPerson person, SlackChannel channel, string command, string text, Uri responseUrl, string triggerId) =>
    [
        new("token", workspace.App.VerificationToken),
        new("team_id", workspace.App.TeamId),
        new("team_domain", workspace.Team.Domain),
        .. workspace.Organisation is { } organisation ? (KeyValuePair<string, string>[])[new("enterprise_id", organisation.Id), new("enterprise_name", SlackOrganisation.Name)] : [],
        new("channel_id", channel.Id),
        new("channel_name", channel is { IsPrivate: true, IsDirect: false } ? "privategroup" : channel.Name),
        new("user_id", person.Id),
        new("user_name", person.Handle),
        new("command", command),
        new("text", text),
        new("api_app_id", workspace.App.AppId),
        new("is_enterprise_install", workspace.Organisation is null ? "false" : "true"),
        new("response_url", responseUrl.AbsoluteUri),
        new("trigger_id", triggerId),
    ];

    /// <summary>Somebody used an element of a message or of a view.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="person">Who.</param>
    /// <param name="action">The entry of <c>actions</c>.</param>
    /// <param name="place">The properties that say where: container, channel and message, or view.</param>
    /// <param name="triggerId">The trigger.</param>
    public static JsonObject BlockActions(SlackWorkspace workspace, SlackPerson person, JsonObject action, JsonObject place, string triggerId)
    {
        var payload = Interaction(workspace, person, "block_actions");
        payload["trigger_id"] = triggerId;
        payload["actions"] = new JsonArray(action);
        foreach (var (name, value) in place)
        {
            payload[name] = value?.DeepClone();
        }

        return payload;
    }

    /// <summary>Somebody took what the app put into the menu of a message.</summary>
    public static JsonObject MessageAction(SlackWorkspace workspace, SlackPerson person, SlackMessage message, string callback, JsonObject channel, Uri responseUrl, string triggerId)
    {
        var payload = Interaction(workspace, person, "message_action");

        // The real ones do not say which app they are meant for.
        payload.Remove("api_app_id");
        payload["callback_id"] = callback;
        payload["trigger_id"] = triggerId;
        payload["action_ts"] = workspace.Messages.NextTs();
        payload["response_url"] = responseUrl.AbsoluteUri;
        payload["channel"] = channel;
        payload["message_ts"] = message.Ts;
        payload["message"] = Message(workspace, message);
        return payload;
    }

    /// <summary>A channel as it is named beside what somebody did there.</summary>
    public static JsonObject Channel(SlackChannel channel) => new() { ["id"] = channel.Id, ["name"] = channel.IsPrivate ? "privategroup" : channel.Name };

    /// <summary>Somebody sent a form.</summary>
    public static JsonObject ViewSubmission(SlackWorkspace workspace, SlackPerson person, SlackView view, string triggerId)
    {
        var payload = OfView(workspace, person, view, "view_submission");
        payload["trigger_id"] = triggerId;
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    /// <summary>Somebody closed a form that asked to be told.</summary>
    public static JsonObject ViewClosed(SlackWorkspace workspace, SlackPerson person, SlackView view, bool cleared)
    {
        var payload = OfView(workspace, person, view, "view_closed");
        payload["is_cleared"] = cleared;
        return payload;
    }

    /// <summary>Somebody types into an external select of a form.</summary>
    public static JsonObject BlockSuggestion(SlackWorkspace workspace, SlackPerson person, SlackView view, JsonNode block, string typed)
    {
        var payload = OfView(workspace, person, view, "block_suggestion");
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["block_id"] = SlackState.BlockId(block);
        payload["action_id"] = SlackState.ActionId(block["element"]!);
        payload["value"] = typed;
        return payload;
    }

    private static JsonObject OfView(SlackWorkspace workspace, SlackPerson person, SlackView view, string type)
    {
        var payload = Interaction(workspace, person, type);
        payload["view"] = View(workspace, view);
        return payload;
    }

    private static JsonObject Interaction(SlackWorkspace workspace, SlackPerson person, string type) => new()
    {
        ["type"] = type,
        ["team"] = new JsonObject { ["id"] = workspace.App.TeamId, ["domain"] = workspace.Team.Domain },
        ["user"] = new JsonObject
        {
            ["id"] = person.Id,
            ["username"] = person.Handle,
            ["name"] = person.Handle,
            ["team_id"] = workspace.App.TeamId,
        },
        ["api_app_id"] = workspace.App.AppId,
        ["token"] = workspace.App.VerificationToken,
        ["enterprise"] = workspace.Organisation?.Describe(),
        ["is_enterprise_install"] = workspace.Organisation is not null,
    };
}
