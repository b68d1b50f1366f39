using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The parts of a message as Discord gives them back: what it adds to what was sent.</summary>
internal static class DiscordParts
{
    public static JsonNode Embed(JsonObject sent)
    {
        var embed = (JsonObject)sent.DeepClone();
        embed["type"] = "rich";
        foreach (var member in (string[])["title", "description"])
        {
            if (embed.Text(member) is { } text)
            {
                embed[member] = text.Trim();
            }
        }

        foreach (var empty in embed.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            embed.Remove(empty);
        }

        foreach (var field in embed.Objects("fields"))
        {
            field["inline"] = field.Says("inline");
        }

        return embed;
    }

    /// <summary>The components with ids, which Discord gives out in order where the request has none.</summary>
    public static JsonArray Components(JsonObject sent)
    {
        var holder = new JsonObject { ["components"] = sent.Member("components")?.DeepClone() ?? new JsonArray() };
        var next = 1L;
        foreach (var component in DiscordComponentRules.Flatten(holder))
        {
            component["id"] = component.Whole("id") is { } given and > 0 ? given : next;
            next++;
        }

        var list = (JsonArray)holder["components"]!;
        holder.Remove("components");
        return list;
    }

    /// <summary>Attachments after a request: those it keeps by id, and the files it brings.</summary>
    public static JsonArray Attachments(JsonObject body, JsonObject change, IReadOnlyList<DiscordFile> files)
    {
        var kept = change.ContainsKey("attachments")
            ? change.Objects("attachments").Select(each => each.Member("id")?.ToString()).ToHashSet()
            : null;
        JsonArray list =
        [
            .. body.Objects("attachments").Where(old => kept is null || kept.Contains(old.Text("id"))).Select(old => old.DeepClone()),
            .. files.Select((file, index) => Attachment(body, change, file, index)),
        ];
        return list;
    }

    /// <summary>The id of a message's new file.</summary>
    /// <param name="body">The message.</param>
    /// <param name="index">The file's place among the new ones.</param>
    public static string AttachmentId(JsonObject body, int index) => string.Create(CultureInfo.InvariantCulture, $"{body.Text("id")}{index}");

    private static JsonObject Attachment(JsonObject body, JsonObject change, DiscordFile file, int index)
    {
        var id = AttachmentId(body, index);
        // The request describes the file of the part files[n] under the id n.
        var said = change.Objects("attachments").FirstOrDefault(each => file.Part == $"files[{each.Member("id")}]");
        var address = $"https://cdn.discordapp.example/attachments/{body.Text("channel_id")}/{id}/{Uri.EscapeDataString(file.Name)}";
        var attachment = new JsonObject
        {
            ["id"] = id,
            ["filename"] = said?.Text("filename") ?? file.Name,
            ["content_type"] = file.ContentType,
            ["size"] = (long)file.Bytes.Length,
            ["url"] = address,
            ["proxy_url"] = address,
        };
        if (said?.Text("description") is { } description)
        {
            attachment["description"] = description;
        }

        return attachment;
    }
}
