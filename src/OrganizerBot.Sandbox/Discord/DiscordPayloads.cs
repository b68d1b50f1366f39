using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Writes the interactions that the bot receives (protocol reference 1.3).</summary>
internal sealed class DiscordPayloads(DiscordMessages messages, DiscordRoles roles)
{
    private const long AttachmentLimit = 10 * 1024 * 1024;

    /// <summary>The probe that Discord sends when an endpoint is saved.</summary>
    public static JsonObject Ping(string id, string token) => new()
    {
        ["id"] = id,
        ["application_id"] = DiscordCast.ApplicationId,
        ["type"] = 1,
        ["token"] = token,
        ["version"] = 1,
        ["entitlements"] = new JsonArray(),
        ["authorizing_integration_owners"] = new JsonObject(),
        ["app_permissions"] = "0",
        ["attachment_size_limit"] = AttachmentLimit,
    };

    /// <summary>An interaction with its data.</summary>
    public JsonObject Interaction(DiscordInteraction interaction, JsonObject data)
    {
        var member = DiscordShapes.Member(interaction.Person);
        roles.Tell(member, data);
        var payload = new JsonObject
        {
            ["id"] = interaction.Id,
            ["application_id"] = DiscordCast.ApplicationId,
            ["type"] = interaction.Type,
            ["data"] = data,
            ["guild_id"] = DiscordCast.GuildId,
            ["guild"] = new JsonObject
            {
                ["id"] = DiscordCast.GuildId,
                ["locale"] = DiscordCast.GuildLocale,
                ["features"] = new JsonArray("COMMUNITY"),
            },
            ["channel_id"] = interaction.Channel.Id,
            ["channel"] = DiscordShapes.Channel(interaction.Channel),
            ["member"] = member,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["app_permissions"] = DiscordPermissions.Written(DiscordPermissions.OfBot(interaction.Channel)),
            ["locale"] = interaction.Person.Locale,
            ["guild_locale"] = DiscordCast.GuildLocale,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = DiscordCast.GuildId },
            ["context"] = 0,
            ["attachment_size_limit"] = AttachmentLimit,
        };
        if (messages.Find(interaction.SourceMessage) is { } source)
        {
            payload["message"] = source.Body.DeepClone();
        }

        return payload;
    }
}
