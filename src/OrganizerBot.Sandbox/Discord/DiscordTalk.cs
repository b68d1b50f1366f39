using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What people say to each other.</summary>
internal static class DiscordTalk
{
    /// <summary>An ordinary message of a person.</summary>
    public static DiscordMessage Line(string id, DiscordChannel channel, DiscordPerson person, string text, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["id"] = id,
            ["channel_id"] = channel.Id,
            ["type"] = 0,
            ["author"] = DiscordShapes.User(person),
            ["content"] = text,
            ["timestamp"] = DiscordTime.Written(now),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["components"] = new JsonArray(),
            ["pinned"] = false,
            ["flags"] = 0,
        };
        return new DiscordMessage(id, channel.Id, body) { Pings = DiscordMentions.Of(body, allowed: null, isReply: false).Names };
    }
}
