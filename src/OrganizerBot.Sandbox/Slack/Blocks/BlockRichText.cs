namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>Rich text: the shape down to its leaves, without judging every style.</summary>
internal static class BlockRichText
{
    private static readonly string[] Leaves =
        ["text", "link", "emoji", "user", "usergroup", "channel", "broadcast", "date", "color", "team"];

    /// <summary>Checks a block of rich text.</summary>
    public static void Check(BlockNode block)
    {
        block.IsObject(["type", "elements"], "block_id");
        foreach (var element in block["elements"].List(0, int.MaxValue))
        {
            Part(element);
        }
    }

    private static void Part(BlockNode part)
    {
        switch (part.Type)
        {
            case "rich_text_list":
                part["style"].OneOf("bullet", "ordered");
                foreach (var item in part["elements"].List(0, int.MaxValue))
                {
                    Part(item);
                }

                break;
            case "rich_text_section" or "rich_text_quote" or "rich_text_preformatted":
                foreach (var leaf in part["elements"].List(0, int.MaxValue))
                {
                    leaf["type"].OneOf(Leaves);
                    leaf["text"].Words(leaf.Type == "text" ? 1 : 0, int.MaxValue - 1);
                }

                break;
            default:
                part["type"].Problem($"unsupported type: {part.Type}");
                break;
        }
    }
}
