using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack.Blocks;

namespace OrganizerBot.Sandbox;

/// <summary>Blocks that are wrong in one thing, by the names that the collection of cases gives them.</summary>
internal static class SlackBlockCases
{
    private static readonly string[] Typed = ["plain_text_input", "email_text_input", "url_text_input", "number_input"];

    private static readonly string[] Whole = ["section", "header", "divider", "image", "context", "actions", "input", "rich_text", "markdown"];

    /// <summary>Lengths, by their path in limits.json.</summary>
    public static TheoryData<string, int> Limits { get; } = new()
    {
        { "button.text", 75 },
        { "button.value", 2000 },
        { "button.url", 3000 },
        { "button.accessibility_label", 75 },
        { "action_id", 255 },
        { "block_id", 255 },
        { "confirmation.title", 100 },
        { "confirmation.text", 300 },
        { "confirmation.confirm", 30 },
        { "confirmation.deny", 30 },
        { "option.text", 75 },
        { "option.value", 150 },
        { "option.description", 75 },
        { "option.url", 3000 },
        { "option_group.label", 75 },
        { "select.placeholder", 150 },
        { "header.text", 150 },
        { "image.image_url", 3000 },
        { "image.alt_text", 2000 },
        { "input.label", 2000 },
        { "input.hint", 2000 },
        { "markdown.text", 12000 },
        { "section.text", 3000 },
        { "section.fields", 2000 },
        { "view.private_metadata", 3000 },
        { "view.callback_id", 255 },
        { "view.title", 24 },
        { "view.close", 24 },
        { "view.submit", 24 },
    };

    /// <summary>The problems of a thing with a text of this length; every character is one outside the basic plane.</summary>
    public static IReadOnlyList<string> OfLength(string limit, int length)
    {
        var text = string.Concat(Enumerable.Repeat("🗳", length));
        var (thing, part) = limit.Split('.') is [var first, var second] ? (first, second) : (limit, "");
        return thing switch
        {
            "action_id" => Check($$"""{"type":"button","action_id":"{{text}}","text":{{Plain("x")}}}"""),
            "block_id" => Check($$"""{"type":"divider","block_id":"{{text}}"}"""),
            "button" => Check($$"""{"type":"button",{{With("text", Plain("x"), part, part == "text" ? Plain(text) : Quoted(text))}}}"""),
            "confirmation" => Check($$"""{"type":"button","text":{{Plain("x")}},"confirm":{"title":{{Pick(part, "title", text)}},"text":{{Pick(part, "text", text)}},"confirm":{{Pick(part, "confirm", text)}},"deny":{{Pick(part, "deny", text)}} } }"""),
            "option" => Check($$"""{"type":"overflow","options":[{"text":{{Pick(part, "text", text)}},"value":{{(part == "value" ? Quoted(text) : "\"v\"")}}{{Extra(part, text)}}}]}"""),
            "option_group" => Check($$"""{"type":"static_select","option_groups":[{"label":{{Plain(text)}},"options":[{{Option}}]}]}"""),
            "select" => Check($$"""{"type":"users_select","placeholder":{{Plain(text)}}}"""),
            "header" => Check($$"""{"type":"header","text":{{Plain(text)}}}"""),
            "image" => Check($$"""{"type":"image","alt_text":{{(part == "alt_text" ? Quoted(text) : "\"a\"")}},"image_url":{{(part == "image_url" ? Quoted(text) : "\"https://a.example\"")}}}"""),
            "input" => Check($$"""{"type":"input","label":{{Pick(part, "label", text)}},"hint":{{Pick(part, "hint", text)}},"element":{"type":"plain_text_input"} }"""),
            "markdown" => Check($$"""{"type":"markdown","text":"{{text}}"}"""),
            "section" => Check($$"""{"type":"section",{{(part == "text" ? $"\"text\":{Plain(text)}" : $"\"fields\":[{Plain(text)}]")}}}"""),
            _ => View(part, part is "private_metadata" or "callback_id" ? Quoted(text) : Plain(text)),
        };
    }

    /// <summary>The problems of a named case.</summary>
    public static IReadOnlyList<string> Problems(string id) => id switch
    {
        "text_empty" => Check($$"""{"type":"header","text":{{Plain("")}}}"""),
        "option_group_too_many_options" => Check($$"""{"type":"static_select","option_groups":[{"label":{{Plain("x")}},"options":[{{Many(101, Option)}}]}]}"""),
        "select_too_many_options" => Check($$"""{"type":"static_select","options":[{{Many(101, Option)}}]}"""),
        "overflow_empty" => Check("""{"type":"overflow","options":[]}"""),
        "checkboxes_empty" => Check("""{"type":"checkboxes","options":[]}"""),
        "radio_buttons_empty" => Check("""{"type":"radio_buttons","options":[]}"""),
        "actions_too_many_elements" => Check($$"""{"type":"actions","elements":[{{Many(26, $$"""{"type":"button","text":{{Plain("x")}}}""")}}]}"""),
        "section_too_many_fields" => Check($$"""{"type":"section","fields":[{{Many(11, Plain("x"))}}]}"""),
        "view_missing_blocks" => SlackViewRules.Problems(JsonNode.Parse($$"""{"type":"modal","title":{{Plain("x")}},"blocks":[]}"""), "modal"),
        "static_select_options_and_groups" => Check($$"""{"type":"static_select","options":[{{Option}}],"option_groups":[{"label":{{Plain("x")}},"options":[{{Option}}]}]}"""),
        "number_input_inverted_range" => Check("""{"type":"number_input","is_decimal_allowed":false,"min_value":"5","max_value":"4"}"""),
        "input_invalid_element" => Check($$"""{"type":"input","label":{{Plain("x")}},"element":{"type":"button","text":{{Plain("x")}} } }"""),
        _ => TooLong(id),
    };

    /// <summary>An element in a block that may hold it; a block as it is.</summary>
    public static JsonArray InBlock(JsonNode thing)
    {
        var type = (string)thing["type"]!;
        return Whole.Contains(type) && (type != "image" || thing["title"] is not null) ? [thing.DeepClone()]
            : Typed.Contains(type) ? [Block("input", "element", thing, "label")]
            : type == "image" ? [Block("section", "accessory", thing, "text")]
            : [new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(thing.DeepClone()) }];
    }

    private static string Option => $$"""{"text":{{Plain("x")}},"value":"v"}""";

    // "header_text_too_long" is the text of a header, one character over its limit.
    private static IReadOnlyList<string> TooLong(string id)
    {
        var name = id.Replace("_too_long", "", StringComparison.Ordinal);
        var limit = Limits.Single(limit => new[] { name, name + "_text", name.Replace("button_", "", StringComparison.Ordinal) }.Contains(limit.Data.Item1.Replace('.', '_'))).Data;
        return OfLength(limit.Item1, limit.Item2 + 1);
    }

    private static JsonObject Block(string type, string place, JsonNode element, string text) =>
        new() { ["type"] = type, [place] = element.DeepClone(), [text] = JsonNode.Parse(Plain("x")) };

    private static IReadOnlyList<string> Check(string thing) => SlackBlocks.Problems(InBlock(JsonNode.Parse(thing)!), 50);

    private static IReadOnlyList<string> View(string part, string value)
    {
        var view = JsonNode.Parse($$"""{"type":"modal","title":{{Plain("x")}},"blocks":[{"type":"divider"}]}""")!;
        view[part] = JsonNode.Parse(value);
        return SlackViewRules.Problems(view, "modal");
    }

    private static string Plain(string text) => $$"""{"type":"plain_text","text":"{{text}}"}""";

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Pick(string part, string name, string text) => Plain(part == name ? text : "x");

    private static string Extra(string part, string text) => part switch
    {
        "description" => $",\"description\":{Plain(text)}",
        "url" => $",\"url\":{Quoted(text)}",
        _ => "",
    };

    private static string With(string name, string value, string part, string instead) =>
        part == name ? $"\"{name}\":{instead}" : $"\"{name}\":{value},\"{part}\":{instead}";

    private static string Many(int count, string item) => string.Join(',', Enumerable.Repeat(item, count));
}
