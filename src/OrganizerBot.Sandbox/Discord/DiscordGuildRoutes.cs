using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The routes that tell the bot about itself and the guild.</summary>
internal sealed class DiscordGuildRoutes(DiscordDoor door, DiscordIdentity identity, DiscordRoles roles)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        door.Bot(routes, "GET /users/@me", _ => DiscordAnswer.Ok(DiscordShapes.BotUser()));
        door.Bot(routes, "GET /applications/@me", _ => DiscordAnswer.Ok(Application()));
        door.Bot(routes, "GET /users/@me/guilds", call => DiscordAnswer.Ok(MyGuilds(call)));
        door.Bot(routes, "GET /guilds/{guild.id}", call => DiscordAnswer.Ok(InGuild(call, () => DiscordShapes.Guild(call.Asks("with_counts")))));
        door.Bot(routes, "GET /guilds/{guild.id}/channels", call => DiscordAnswer.Ok(InGuild(call, Channels)));
        door.Bot(routes, "GET /guilds/{guild.id}/roles", call => DiscordAnswer.Ok(InGuild(call, DiscordShapes.Roles)));
        door.Bot(routes, "GET /guilds/{guild.id}/members/{user.id}", call => DiscordAnswer.Ok(InGuild(call, () => Member(call["user.id"]))));
        door.Bot(routes, "GET /channels/{channel.id}", call => DiscordAnswer.Ok(DiscordShapes.Channel(Channel(call))));
    }

    /// <summary>The channel of a call, which the bot must see.</summary>
    public static DiscordChannel Channel(DiscordCall call)
    {
        var channel = DiscordCast.Channels.FirstOrDefault(each => each.Id == call["channel.id"]) ?? throw DiscordRefusal.UnknownChannel();
        return channel.HasBot ? channel : throw DiscordRefusal.MissingAccess();
    }

    private static T InGuild<T>(DiscordCall call, Func<T> tell) => call["guild.id"] == DiscordCast.GuildId ? tell() : throw DiscordRefusal.UnknownGuild();

    private static JsonArray Channels() => [.. DiscordCast.Channels.Select(DiscordShapes.Channel)];

    private JsonObject Member(string id)
    {
        var member = DiscordShapes.RestMember(DiscordCast.People.FirstOrDefault(person => person.Id == id) ?? throw DiscordRefusal.UnknownMember());
        roles.Tell(member, []);
        return member;
    }

    private static JsonArray MyGuilds(DiscordCall call)
    {
        var isPast = string.CompareOrdinal(call.Query("after") ?? "", DiscordCast.GuildId) >= 0;
        return isPast
            ? []
            : [
                new JsonObject
                {
                    ["id"] = DiscordCast.GuildId,
                    ["name"] = DiscordCast.GuildName,
                    ["icon"] = null,
                    ["banner"] = null,
                    ["owner"] = false,
                    ["permissions"] = DiscordPermissions.Written(DiscordPermissions.Everyone),
                    ["features"] = new JsonArray("COMMUNITY"),
                },
            ];
    }

    private JsonObject Application() => new()
    {
        ["id"] = DiscordCast.ApplicationId,
        ["name"] = DiscordCast.BotName,
        ["icon"] = null,
        ["description"] = "",
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = identity.PublicKey,
        ["flags"] = 0,
        ["approximate_guild_count"] = 1,
        ["bot"] = DiscordShapes.BotUser(),
        ["interactions_endpoint_url"] = null,
    };
}
