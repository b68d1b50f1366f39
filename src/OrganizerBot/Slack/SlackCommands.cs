using System.Collections.Frozen;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.Slack;

/// <summary>Writes the app's manifest from the catalogue: whoever installs the bot pastes it into Slack, and everything is set.</summary>
public static class SlackCommands
{
    private const int MostInHint = 1000;

    /// <summary>What the bot must be allowed to do: the least that does the job.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["commands", "chat:write", "channels:read", "groups:read", "users:read", "usergroups:read", "files:write"];

    /// <summary>Slack's own commands, which no app can take.</summary>
    public static FrozenSet<string> Reserved { get; } = FrozenSet.Create(
        "active", "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand", "feed", "feedback", "help", "huddle", "invite", "invite_people", "join", "kick",
        "leave", "list", "me", "msg", "mute", "open", "prefs", "remind", "remove", "rename", "search", "shortcuts", "shrug", "star", "status", "topic", "unmute", "who");

    /// <summary>The manifest of this bot with a command for each noun.</summary>
    /// <param name="address">Where the bot is reached from the internet, with https; null for Socket Mode, which needs no address.</param>
    /// <param name="pages">Where its own pages are, if nowhere else: those who install it come back there.</param>
    public static JsonObject Manifest(Uri? address = null, Uri? pages = null) => Manifest(new CommandCatalog(), address, word: null, pages);

    /// <summary>The manifest (schema of github.com/slackapi/manifest-schema).</summary>
    /// <param name="catalog">The commands.</param>
    /// <param name="address">Where the bot is reached from the internet, with https; null for Socket Mode, which needs no address.</param>
    /// <param name="word">The one word under which everything is offered, or null for a command for each noun.</param>
    /// <param name="pages">Where its own pages are, if nowhere else: those who install it come back there.</param>
    public static JsonObject Manifest(CommandCatalog catalog, Uri? address, string? word, Uri? pages = null)
    {
        var words = Words.In(Language.English);
        return new JsonObject
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 1, ["minor_version"] = 1 },
            ["display_information"] = new JsonObject
            {
                ["name"] = words.Plain("platform.slack.title"),
                ["description"] = words.Plain("platform.slack.about"),
            },
            ["features"] = new JsonObject
            {
                ["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = true },
                ["bot_user"] = new JsonObject { ["display_name"] = words.Plain("platform.slack.title"), ["always_online"] = true },
                ["shortcuts"] = new JsonArray([.. catalog.Shortcuts.Select(shortcut => Shortcut(shortcut, words))]),
                ["slash_commands"] = new JsonArray([.. Commands(catalog, address, word, words)]),
            },
            ["oauth_config"] = Oauth(address ?? pages),
            ["settings"] = Settings(address),
        };
    }

    /// <summary>Without an address nobody could come back from Slack's page, so there is none to name.</summary>
    private static JsonObject Oauth(Uri? pages)
    {
        var oauth = new JsonObject();
        if (pages is not null)
        {
            oauth["redirect_urls"] = new JsonArray(new Uri(pages, SlackInstall.Back).AbsoluteUri);
        }

        oauth["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. Scopes.Select(scope => (JsonNode)scope)]) };
        return oauth;
    }

    private static JsonObject Settings(Uri? address) => new()
    {
        ["event_subscriptions"] = At(new JsonObject { ["bot_events"] = new JsonArray("app_home_opened", "app_uninstalled", "tokens_revoked") }, "request_url", address, SlackEndpoints.Events),
        ["interactivity"] = At(At(new JsonObject { ["is_enabled"] = true }, "request_url", address, SlackEndpoints.Interactions), "message_menu_options_url", address, SlackEndpoints.Interactions),
        ["org_deploy_enabled"] = false,
        ["socket_mode_enabled"] = address is null,
        ["token_rotation_enabled"] = false,
    };

    private static IEnumerable<JsonNode> Commands(CommandCatalog catalog, Uri? address, string? word, Words words) => word is null
        ? catalog.Nouns.Select(noun => Command(noun, Description($"platform.slack.command.{noun}", noun, words), Verbs(catalog, noun), address))
        : [Command(word, words.Plain("platform.slack.about"), string.Join(" | ", catalog.Nouns), address)];

    /// <summary>Slack has one name for everybody; the form that follows is in the person's language.</summary>
    private static JsonObject Shortcut(MessageShortcut shortcut, Words words) => new()
    {
        ["name"] = shortcut.Name(words),
        ["type"] = "message",
        ["callback_id"] = SlackShortcut.Callback(shortcut),
        ["description"] = shortcut.Command.Description(words),
    };

    private static JsonObject Command(string name, string description, string hint, Uri? address) => At(new JsonObject
    {
        ["command"] = "/" + name,
        ["description"] = description,
        ["usage_hint"] = hint.Length <= MostInHint ? hint : hint[..hint.LastIndexOf(" | ", MostInHint, StringComparison.Ordinal)],
        ["should_escape"] = true,
    }, "url", address, SlackEndpoints.Commands);

    private static string Verbs(CommandCatalog catalog, string noun) =>
        string.Join(" | ", catalog.Commands.Where(command => command.Noun == noun && command.Path != noun).Select(command => command.Path[(noun.Length + 1)..]));

    private static string Description(string key, string noun, Words words) => words.Has(key) ? words.Plain(key) : noun;

    /// <summary>Adds where Slack calls, if it calls.</summary>
    private static JsonObject At(JsonObject declared, string name, Uri? address, string path)
    {
        if (address is not null)
        {
            declared[name] = new Uri(address, path).AbsoluteUri;
        }

        return declared;
    }
}
