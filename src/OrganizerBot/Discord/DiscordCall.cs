using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>One call of the REST API. Discord limits rates by route and by the one id in it that matters most.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route's template, which tells routes apart.</param>
/// <param name="Major">The channel, guild or webhook of the call; empty where the route has none.</param>
/// <param name="Path">The path below the API's address.</param>
/// <param name="Body">The body, if any.</param>
internal sealed record DiscordCall(HttpMethod Method, string Route, string Major, string Path, JsonNode? Body = null)
{
    private const int LongestDescription = 1024;

    /// <summary>Files that go with it, beside the body.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>Whether the bot's token goes with it. A webhook's own token stands in its path instead.</summary>
    public bool AsBot { get; init; } = true;

    /// <summary>Posts a message.</summary>
    public static DiscordCall CreateMessage(string channel, JsonObject body) =>
        new(HttpMethod.Post, "/channels/*/messages", channel, $"/channels/{Part(channel)}/messages", body);

    /// <summary>Changes a message.</summary>
    public static DiscordCall EditMessage(string channel, string message, JsonObject body) =>
        new(HttpMethod.Patch, "/channels/*/messages/*", channel, $"/channels/{Part(channel)}/messages/{Part(message)}", body);

    /// <summary>Reads messages, at most a hundred.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="query">Which ones, such as <c>limit=1</c>.</param>
    public static DiscordCall ReadMessages(string channel, string query) =>
        new(HttpMethod.Get, "/channels/*/messages", channel, $"/channels/{Part(channel)}/messages?{query}");

    /// <summary>Reads a channel.</summary>
    public static DiscordCall ReadChannel(string channel) => new(HttpMethod.Get, "/channels/*", channel, $"/channels/{Part(channel)}");

    /// <summary>Reads a guild with its approximate number of members.</summary>
    public static DiscordCall ReadGuild(string guild) => new(HttpMethod.Get, "/guilds/*", guild, $"/guilds/{Part(guild)}?with_counts=true");

    /// <summary>Reads the roles of a guild.</summary>
    public static DiscordCall ReadRoles(string guild) => new(HttpMethod.Get, "/guilds/*/roles", guild, $"/guilds/{Part(guild)}/roles");

    /// <summary>Reads one member.</summary>
    public static DiscordCall ReadMember(string guild, string user) =>
        new(HttpMethod.Get, "/guilds/*/members/*", guild, $"/guilds/{Part(guild)}/members/{Part(user)}");

    /// <summary>Asks how the application is set up in the portal.</summary>
    public static DiscordCall ReadApplication() => new(HttpMethod.Get, "/applications/@me", "", "/applications/@me");

    /// <summary>Asks where the Gateway is, and how it may be used.</summary>
    public static DiscordCall ReadGateway() => new(HttpMethod.Get, "/gateway/bot", "", "/gateway/bot");

    /// <summary>Answers an interaction that came by the Gateway.</summary>
    public static DiscordCall Answer(string interaction, string token, JsonObject body) =>
        new(HttpMethod.Post, "/interactions/*/*/callback", token, $"/interactions/{Part(interaction)}/{Part(token)}/callback", body) { AsBot = false };

    /// <summary>Asks which account the token belongs to.</summary>
    public static DiscordCall WhoAmI() => new(HttpMethod.Get, "/users/@me", "", "/users/@me");

    /// <summary>Reads all commands of an application, in every language.</summary>
    public static DiscordCall ReadCommands(string application) =>
        new(HttpMethod.Get, "/applications/*/commands", "", $"/applications/{Part(application)}/commands?with_localizations=true");

    /// <summary>Replaces all commands of an application.</summary>
    public static DiscordCall ReplaceCommands(string application, JsonArray commands) =>
        new(HttpMethod.Put, "/applications/*/commands", "", $"/applications/{Part(application)}/commands", commands);

    /// <summary>Changes the first answer to an interaction.</summary>
    public static DiscordCall EditAnswer(string application, string token, JsonObject body) =>
        new(HttpMethod.Patch, "/webhooks/*/*/messages/@original", token, $"/webhooks/{Part(application)}/{Part(token)}/messages/@original", body) { AsBot = false };

    /// <summary>The same call with files: these and no others hang on the message afterwards.</summary>
    public DiscordCall With(IReadOnlyList<MessageFile> files)
    {
        if (files.Count == 0)
        {
            return this;
        }

        var whole = Body!.DeepClone().AsObject();
        whole["attachments"] = new JsonArray([.. files.Select((file, index) => new JsonObject
        {
            ["id"] = index.ToString(CultureInfo.InvariantCulture),
            ["filename"] = file.Name,
            ["description"] = UserText.Cut(file.Description, LongestDescription),
        })]);
        return this with { Body = whole, Files = files };
    }

    /// <summary>Adds a message to the answer to an interaction.</summary>
    public static DiscordCall FollowUp(string application, string token, JsonObject body) =>
        new(HttpMethod.Post, "/webhooks/*/*", token, $"/webhooks/{Part(application)}/{Part(token)}", body) { AsBot = false };

    private static string Part(string id) => Uri.EscapeDataString(id);
}
