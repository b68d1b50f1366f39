namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>Text objects, options and confirmation dialogs (docs.slack.dev, composition objects).</summary>
internal static class BlockTexts
{
    /// <summary>A text object in either kind.</summary>
    public static void Any(BlockNode text, int most) => Text(text, most, 1, "plain_text", "mrkdwn");

    /// <summary>A text object that takes no markup.</summary>
    public static void Plain(BlockNode text, int most, int least = 1) => Text(text, most, least, "plain_text");

    /// <summary>An option of a menu.</summary>
    public static void Option(BlockNode option, bool isInOverflow = false)
    {
        if (option.IsObject(["text", "value"], isInOverflow ? ["description", "url"] : ["description"]))
        {
            Any(option["text"], 75);
            option["value"].Words(1, 150);
            Any(option["description"], 75);
            option["url"].Words(1, 3000);
        }
    }

    /// <summary>A group of options.</summary>
    public static void Group(BlockNode group)
    {
        if (group.IsObject(["label", "options"]))
        {
            Plain(group["label"], 75);
            Options(group["options"], 1, 100);
        }
    }

    /// <summary>A list of options.</summary>
    public static void Options(BlockNode options, int least, int most, bool isInOverflow = false)
    {
        foreach (var option in options.List(least, most))
        {
            Option(option, isInOverflow);
        }
    }

    /// <summary>The dialog that asks again.</summary>
    public static void Confirm(BlockNode confirm)
    {
        if (confirm.Exists && confirm.IsObject(["title", "text", "confirm", "deny"], "style"))
        {
            Plain(confirm["title"], 100);
            Any(confirm["text"], 300);
            Plain(confirm["confirm"], 30);
            Plain(confirm["deny"], 30);
            confirm["style"].OneOf("primary", "danger");
        }
    }

    private static void Text(BlockNode text, int most, int least, params string[] kinds)
    {
        if (!text.Exists || !text.IsObject(["type", "text"], "emoji", "verbatim"))
        {
            return;
        }

        text["type"].OneOf(kinds);
        text["text"].Words(least, most);
        if (text.Type == "plain_text" && text["verbatim"].Exists)
        {
            text.Problem("invalid additional property: verbatim");
        }

        if (text.Type == "mrkdwn" && text["emoji"].Exists)
        {
            text.Problem("invalid additional property: emoji");
        }
    }
}
