using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>Block Kit's rules (docs.slack.dev, blocks): which blocks there are, what they hold and how long it may be.</summary>
/// <remarks>Slack knows more kinds of block (tables, cards, charts); this town refuses them rather than show them wrongly.</remarks>
internal static class SlackBlocks
{
    /// <summary>How many blocks a message may have.</summary>
    public const int MostInMessage = 50;

    /// <summary>How many blocks a view may have.</summary>
    public const int MostInView = 100;

    /// <summary>How many characters of text all blocks of a message may have together: not documented, seen in practice.</summary>
    public const int MostText = 13_200;

    /// <summary>What is wrong with a list of blocks; empty if nothing is.</summary>
    public static IReadOnlyList<string> Problems(JsonNode? blocks, int most)
    {
        List<string> problems = [];
        CheckAll(new BlockNode(blocks, "/blocks", problems), 0, most);
        return problems;
    }

    /// <summary>Checks a list of blocks.</summary>
    public static void CheckAll(BlockNode blocks, int least, int most)
    {
        HashSet<string> ids = [];
        foreach (var block in blocks.List(least, most))
        {
            Check(block);
            if ((block.Json as JsonObject)?["block_id"]?.ToString() is { } id && !ids.Add(id))
            {
                block["block_id"].Problem($"`block_id` {id} already exists");
            }
        }
    }

    /// <summary>How many characters of text there are in all blocks.</summary>
    public static int TextLength(JsonNode? node) => node switch
    {
        JsonArray items => items.Sum(TextLength),
        JsonObject properties => properties.Sum(property =>
            property is { Key: "text", Value: JsonValue text } ? text.ToString().Length : TextLength(property.Value)),
        _ => 0,
    };

    private static void Check(BlockNode block)
    {
        block["block_id"].Words(1, 255);
        switch (block.Type)
        {
            case "section":
                Section(block);
                break;
            case "header":
                block.IsObject(["type", "text"], "block_id");
                BlockTexts.Plain(block["text"], 150);
                break;
            case "divider":
                block.IsObject(["type"], "block_id");
                break;
            case "image":
                Image(block);
                break;
            case "context":
                Context(block);
                break;
            case "actions":
                Actions(block);
                break;
            case "input":
                Input(block);
                break;
            case "rich_text":
                BlockRichText.Check(block);
                break;
            case "markdown":
                block.IsObject(["type", "text"], "block_id");
                block["text"].Words(1, 12_000);
                break;
            default:
                block["type"].Problem($"unsupported type: {block.Type}");
                break;
        }
    }

    private static void Section(BlockNode section)
    {
        section.IsObject(["type"], "block_id", "text", "fields", "accessory", "expand");
        if (!section["text"].Exists && !section["fields"].Exists)
        {
            section.Problem("missing required field: text");
        }

        BlockTexts.Any(section["text"], 3000);
        foreach (var field in section["fields"].List(1, 10))
        {
            BlockTexts.Any(field, 2000);
        }

        if (section["accessory"] is { Exists: true } accessory)
        {
            BlockElements.Check(accessory, BlockElements.BesideSection);
        }
    }

    private static void Image(BlockNode image)
    {
        image.IsObject(["type", "alt_text"], "block_id", "image_url", "slack_file", "title");
        image["alt_text"].Words(1, 2000);
        image["image_url"].Words(1, 3000);
        BlockTexts.Plain(image["title"], 2000);
        if (image["image_url"].Exists == image["slack_file"].Exists)
        {
            image.Problem("must provide either image_url or slack_file");
        }
    }

    private static void Context(BlockNode context)
    {
        context.IsObject(["type", "elements"], "block_id");
        foreach (var element in context["elements"].List(1, 10))
        {
            if (element.Type == "image")
            {
                BlockElements.Image(element);
            }
            else
            {
                BlockTexts.Any(element, 3000);
            }
        }
    }

    private static void Actions(BlockNode actions)
    {
        actions.IsObject(["type", "elements"], "block_id");
        HashSet<string> ids = [];
        foreach (var element in actions["elements"].List(1, 25))
        {
            BlockElements.Check(element, BlockElements.InActions);
            if ((element.Json as JsonObject)?["action_id"]?.ToString() is { } id && !ids.Add(id))
            {
                element["action_id"].Problem($"`action_id` {id} already exists");
            }
        }
    }

    private static void Input(BlockNode input)
    {
        input.IsObject(["type", "label", "element"], "block_id", "hint", "optional", "dispatch_action");
        BlockTexts.Plain(input["label"], 2000);
        BlockTexts.Plain(input["hint"], 2000);
        if (input["element"].Exists)
        {
            BlockElements.Check(input["element"], BlockElements.InInput);
        }
    }
}
