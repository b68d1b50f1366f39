namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>The interactive elements (docs.slack.dev, block elements).</summary>
internal static class BlockElements
{
    private static readonly string[] Selects =
    [
        "static_select", "external_select", "users_select", "channels_select", "conversations_select",
        "multi_static_select", "multi_external_select", "multi_users_select", "multi_channels_select", "multi_conversations_select",
    ];

    private static readonly string[] Choices = ["radio_buttons", "checkboxes"];
    private static readonly string[] Pickers = ["datepicker", "timepicker", "datetimepicker"];
    private static readonly string[] Typed = ["plain_text_input", "email_text_input", "url_text_input", "number_input"];

    /// <summary>What an actions block may hold.</summary>
    public static IReadOnlyList<string> InActions { get; } = [.. Selects, .. Choices, .. Pickers, "button", "overflow"];

    /// <summary>What may stand beside a section.</summary>
    public static IReadOnlyList<string> BesideSection { get; } = [.. InActions, "image"];

    /// <summary>What an input block may hold.</summary>
    public static IReadOnlyList<string> InInput { get; } = [.. Selects, .. Choices, .. Pickers, .. Typed];

    /// <summary>Whether an element of this type carries an <c>action_id</c>.</summary>
    public static bool IsInteractive(string type) => InActions.Contains(type) || InInput.Contains(type);

    /// <summary>Checks an element that stands where only some kinds may.</summary>
    public static void Check(BlockNode element, IReadOnlyList<string> allowed)
    {
        if (element.Type is not { } type || !allowed.Contains(type))
        {
            element["type"].Problem($"unsupported type: {element.Type}");
            return;
        }

        element["action_id"].Words(1, 255);
        BlockTexts.Confirm(element["confirm"]);
        BlockTexts.Plain(element["placeholder"], 150);
        switch (type)
        {
            case "button":
                Button(element);
                break;
            case "image":
                Image(element);
                break;
            case "overflow":
                element.IsObject(["type", "options"], "action_id", "confirm");
                BlockTexts.Options(element["options"], 1, 5, isInOverflow: true);
                break;
            case "radio_buttons" or "checkboxes":
                element.IsObject(["type", "options"], "action_id", "confirm", "initial_option", "initial_options", "focus_on_load");
                BlockTexts.Options(element["options"], 1, 10);
                break;
            default:
                BlockInputs.Check(element, type);
                break;
        }
    }

    /// <summary>An image, as an element of a section or a context.</summary>
    public static void Image(BlockNode image)
    {
        image.IsObject(["type", "alt_text"], "image_url", "slack_file");
        image["alt_text"].Words(1, 2000);
        image["image_url"].Words(1, 3000);
    }

    private static void Button(BlockNode button)
    {
        button.IsObject(["type", "text"], "action_id", "value", "url", "style", "confirm", "accessibility_label");
        BlockTexts.Plain(button["text"], 75);
        button["value"].Words(1, 2000);
        button["url"].Words(1, 3000);
        button["accessibility_label"].Words(1, 75);
        button["style"].OneOf("primary", "danger");
    }
}
