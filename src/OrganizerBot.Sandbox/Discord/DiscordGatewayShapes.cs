using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What the Gateway says of the bot and its guild.</summary>
internal static class DiscordGatewayShapes
{
    /// <summary>A session has begun; the guild is still to come.</summary>
    public static JsonObject Ready(DiscordGatewaySession session, string address)
    {
        var guilds = session.Has(DiscordCast.GuildId) ? new JsonArray(new JsonObject { ["id"] = DiscordCast.GuildId, ["unavailable"] = true }) : [];
        return new JsonObject
        {
            ["v"] = 10,
            ["user"] = DiscordShapes.BotUser(),
            ["guilds"] = guilds,
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = address,
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["application"] = new JsonObject { ["id"] = DiscordCast.ApplicationId, ["flags"] = 0, ["flags_new"] = "0" },
        };
    }

    /// <summary>The guild, with its channels.</summary>
    public static JsonObject Guild()
    {
        var guild = DiscordShapes.Guild(withCounts: false);
        guild["joined_at"] = DiscordTime.Written(DiscordTime.Of(DiscordCast.GuildId));
        guild["large"] = false;
        guild["unavailable"] = false;
        guild["member_count"] = DiscordCast.People.Count + 1;
        foreach (var absent in (string[])["voice_states", "members", "threads", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"])
        {
            guild[absent] = new JsonArray();
        }

        guild["channels"] = new JsonArray([.. DiscordCast.Channels.Select(DiscordShapes.Channel)]);
        return guild;
    }
}
