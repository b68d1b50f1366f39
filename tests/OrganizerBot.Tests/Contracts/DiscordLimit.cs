using System.Text.Json.Nodes;

namespace OrganizerBot.Contracts;

/// <summary>What Discord's documentation limits and its types do not say (discord.com/developers: Message, Embed Limits, Component Reference).</summary>
internal static class DiscordLimit
{
    private static readonly (string Name, int Most)[] Lengths =
        [("title", 256), ("description", 4096), ("name", 256), ("value", 1024), ("text", 2048), ("label", 80), ("custom_id", 100), ("content", 2000)];

    /// <summary>Fails when a message's body is more than Discord takes.</summary>
    public static void Hold(string name, JsonObject body)
    {
        var embeds = body["embeds"]!.AsArray();
        Assert.True(embeds.Count <= 10, $"{name}: {embeds.Count} embeds");
        Assert.True(embeds.Count > 0 || body["components"]!.AsArray().Count > 0, $"{name}: an empty message");
        Assert.True(embeds.Sum(Characters) <= 6000, $"{name}: {embeds.Sum(Characters)} characters in embeds");
        Assert.Equal("""{"parse":[]}""", body["allowed_mentions"]!.ToJsonString());
        Assert.All(embeds, embed => Assert.True((embed!["fields"]?.AsArray().Count ?? 0) <= 25, $"{name}: too many fields"));
        var rows = body["components"]!.AsArray();
        Assert.True(rows.Count <= 5 && rows.All(row => row!["components"]!.AsArray().Count is >= 1 and <= 5), $"{name}: too many buttons");
        var ids = rows.SelectMany(row => row!["components"]!.AsArray()).Select(button => (string)button!["custom_id"]!).ToArray();
        Assert.True(ids.Distinct().Count() == ids.Length, $"{name}: two buttons with one custom_id");
        Each(name, body);
    }

    private static int Characters(JsonNode? embed) =>
        Length(embed!["title"]) + Length(embed["description"]) + Length(embed["footer"]?["text"])
        + (embed["fields"]?.AsArray().Sum(field => Length(field!["name"]) + Length(field["value"])) ?? 0);

    private static int Length(JsonNode? text) => text is null ? 0 : ((string)text!).Length;

    private static void Each(string name, JsonNode? node)
    {
        foreach (var (key, value) in (node as JsonObject)?.ToArray() ?? [])
        {
            if (value is JsonValue && Lengths.FirstOrDefault(limit => limit.Name == key) is { Most: > 0 } limit)
            {
                Assert.True(Length(value) >= 1 && Length(value) <= limit.Most, $"{name}: {key} has {Length(value)} of 1 to {limit.Most} characters");
            }
            else
            {
                Each(name, value);
            }
        }

        foreach (var item in node as JsonArray ?? [])
        {
            Each(name, item);
        }
    }
}
