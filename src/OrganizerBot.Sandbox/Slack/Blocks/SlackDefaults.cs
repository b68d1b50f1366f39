using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>What Slack adds to blocks when it takes them: ids where there are none, and the flags of text objects.</summary>
internal static class SlackDefaults
{
    /// <summary>A copy of the blocks as Slack gives them back.</summary>
    public static JsonArray Fill(JsonArray blocks)
    {
        var filled = blocks.DeepClone().AsArray();
        foreach (var block in filled.OfType<JsonObject>())
        {
            block["block_id"] ??= SlackSecrets.Word(5);
            Visit(block, null);
        }

        return filled;
    }

    /// <summary>A copy of the view as Slack keeps it.</summary>
    public static JsonObject FillView(JsonObject view)
    {
        var filled = view.DeepClone().AsObject();
        filled["blocks"] = Fill(filled["blocks"]!.AsArray());
        Visit(filled["title"], "title");
        Visit(filled["submit"], "submit");
        Visit(filled["close"], "close");
        return filled;
    }

    private static void Visit(JsonNode? node, string? name)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Visit(item, name);
                }

                break;
            case JsonObject properties:
                foreach (var (child, value) in properties.ToArray())
                {
                    Visit(value, child);
                }

                Complete(properties, name);
                break;
        }
    }

    private static void Complete(JsonObject node, string? name)
    {
        var type = node["type"]?.ToString();
        if (type == "plain_text")
        {
            node["emoji"] ??= true;
        }
        else if (type == "mrkdwn")
        {
            node["verbatim"] ??= false;
        }
        else if (name is "elements" or "element" or "accessory" && type is not null && BlockElements.IsInteractive(type))
        {
            node["action_id"] ??= SlackSecrets.Word(5);
        }
    }
}
