using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What the installed app declares: its slash commands, its name, whether it has a Home tab.</summary>
internal sealed class SlackManifest(TownStore store)
{
    private const string Kind = "slack.commands";
    private const string Id = "manifest";

    private JsonNode? _manifest = store.Find(Kind, Id);

    /// <summary>The slash commands.</summary>
    public IReadOnlyList<SlackCommand> Commands =>
    [
        .. (_manifest?["features"]?["slash_commands"] as JsonArray ?? []).OfType<JsonNode>().Select(command => new SlackCommand(
            (string)command["command"]!,
            (string?)command["description"] ?? "",
            (string?)command["usage_hint"] ?? "",
            (bool?)command["should_escape"] == true)),
    ];

    /// <summary>What stands in the menu of messages.</summary>
    public IReadOnlyList<SightButton> MessageShortcuts =>
    [
        .. (_manifest?["features"]?["shortcuts"] as JsonArray ?? []).OfType<JsonNode>().Where(shortcut => (string?)shortcut["type"] == "message")
            .Select(shortcut => new SightButton((string)shortcut["callback_id"]!, (string)shortcut["name"]!)),
    ];

    /// <summary>The name under which the bot writes.</summary>
    public string BotName =>
        (string?)_manifest?["features"]?["bot_user"]?["display_name"] ?? (string?)_manifest?["display_information"]?["name"] ?? "Organizer Bot";

    /// <summary>The scopes that the bot asked for.</summary>
    public string Scopes => string.Join(',', (_manifest?["oauth_config"]?["scopes"]?["bot"] as JsonArray ?? []).Select(scope => (string?)scope));

    /// <summary>Where people may be sent back to after they allowed the app.</summary>
    public IReadOnlyList<string> RedirectUrls => [.. (_manifest?["oauth_config"]?["redirect_urls"] as JsonArray ?? []).Select(url => (string)url!)];

    /// <summary>Whether tokens run out and are replaced.</summary>
    public bool Rotates => (bool?)_manifest?["settings"]?["token_rotation_enabled"] == true;

    /// <summary>Whether the app has a Home tab.</summary>
    public bool HasHome => (bool?)_manifest?["features"]?["app_home"]?["home_tab_enabled"] == true;

    /// <summary>What the app wants to be told of.</summary>
    public IReadOnlyList<string> Events => [.. (_manifest?["settings"]?["event_subscriptions"]?["bot_events"] as JsonArray ?? []).Select(kind => (string)kind!)];

    /// <summary>Whether the app may write to people: not where its manifest turns the Messages tab off.</summary>
    public bool MayWriteToPeople => (bool?)_manifest?["features"]?["app_home"]?["messages_tab_enabled"] != false;

    /// <summary>Whether the app takes what happens on connections that it opens, instead of at addresses.</summary>
    public bool IsSocketMode => (bool?)_manifest?["settings"]?["socket_mode_enabled"] == true;

    /// <summary>Installs the app, in place of what was installed before.</summary>
    public void Install(JsonNode manifest)
    {
        _manifest = manifest.DeepClone();
        store.Save(Kind, Id, manifest);
    }
}

/// <summary>A slash command as the manifest declares it.</summary>
internal sealed record SlackCommand(string Name, string Description, string UsageHint, bool ShouldEscape);
