using System.Text.Json.Nodes;

namespace OrganizerBot.Contracts;

/// <summary>What Slack's documentation limits and its types do not say (docs.slack.dev/reference/block-kit).</summary>
internal static class SlackLimit
{
    private const int MostBlocks = 50;
    private const int MostText = 40_000;

    /// <summary>Fails when a message's body is more than Slack takes.</summary>
    public static void Hold(string name, JsonObject body)
    {
        var blocks = body["blocks"]!.AsArray();
        Assert.True(blocks.Count is >= 1 and <= MostBlocks, $"{name}: {blocks.Count} blocks");
        Assert.True(((string)body["text"]!).Length is >= 1 and <= MostText, $"{name}: the fallback's length");
        var ids = blocks.Where(block => block!["block_id"] is not null).Select(block => (string)block!["block_id"]!).ToArray();
        Assert.True(ids.Distinct().Count() == ids.Length, $"{name}: two blocks with one block_id");
        foreach (var block in blocks)
        {
            Block(name, block!);
        }
    }

    /// <summary>Fails when a block holds more than Slack takes.</summary>
    public static void Block(string name, JsonNode block)
    {
        switch ((string)block["type"]!)
        {
            case "header":
                Length(name, block["text"]!["text"], 150);
                break;
            case "section":
                Assert.True(block["text"] is not null || block["fields"] is not null, $"{name}: an empty section");
                Length(name, block["text"]?["text"], 3000);
                Many(name, block["fields"], 10, field => Length(name, field["text"], 2000));
                break;
            case "context":
                Many(name, block["elements"], 10, element => Length(name, element["text"], 3000));
                break;
            case "actions":
                Many(name, block["elements"], 25, button =>
                {
                    Length(name, button["text"]!["text"], 75);
                    Length(name, button["value"], 2000);
                    Length(name, button["action_id"], 255);
                });
                var ids = block["elements"]!.AsArray().Select(button => (string)button!["action_id"]!).ToArray();
                Assert.True(ids.Distinct().Count() == ids.Length, $"{name}: two buttons with one action_id");
                break;
        }
    }

    private static void Many(string name, JsonNode? list, int most, Action<JsonNode> each)
    {
        var items = list?.AsArray() ?? [];
        Assert.True(list is null || items.Count >= 1 && items.Count <= most, $"{name}: {items.Count} of {most} in a block");
        foreach (var item in items)
        {
            each(item!);
        }
    }

    private static void Length(string name, JsonNode? text, int most) =>
        Assert.True(text is null || ((string)text!).Length is var length && length >= 1 && length <= most, $"{name}: {text?.ToString().Length} of 1 to {most} characters at {text?.GetPath()}");
}
