using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The words of blocks, as a person reads them from top to bottom, in the language of their client where the client writes them.</summary>
internal sealed class SlackWords(SlackWorkspace workspace, string locale)
{
    /// <summary>All blocks, one line or more each.</summary>
    public string Of(JsonArray blocks) =>
        string.Join('\n', blocks.OfType<JsonNode>().Select(Block).Where(words => words.Length > 0));

    /// <summary>The words of the blocks of one type, such as the headers; null if there are none.</summary>
    public IReadOnlyList<string>? Only(string type, JsonArray? blocks)
    {
        string[] words = [.. (blocks ?? []).OfType<JsonNode>().Where(block => block["type"]?.ToString() == type).Select(Block).Where(words => words.Length > 0)];
        return words.Length > 0 ? words : null;
    }

    /// <summary>A text object: markup resolved, or only entities decoded where it is plain.</summary>
    public string Text(JsonNode? text)
    {
        var words = text?["text"]?.ToString() ?? "";
        return text?["type"]?.ToString() == "mrkdwn" ? Markup(words) : SlackMarkup.Decode(words);
    }

    /// <summary>A text with markup.</summary>
    public string Markup(string words) => SlackMarkup.Show(words, workspace.NameOf, workspace.Clock.GetUtcNow(), locale);

    private string Block(JsonNode block) => block["type"]?.ToString() switch
    {
        "section" => string.Join('\n', Texts(block["fields"]).Prepend(Text(block["text"])).Where(words => words.Length > 0)),
        "header" => Text(block["text"]),
        "context" => string.Join(' ', (block["elements"] as JsonArray ?? []).Select(element => element?["alt_text"]?.ToString() ?? Text(element))),
        "image" => block["title"] is { } title ? Text(title) : "",
        "markdown" => SlackMarkup.Decode(block["text"]!.ToString()),
        "input" => Text(block["label"]),
        "rich_text" => Rich(block),
        _ => "",
    };

    private IEnumerable<string> Texts(JsonNode? texts) => (texts as JsonArray ?? []).Select(Text);

    private string Rich(JsonNode? node)
    {
        var kind = node?["type"]?.ToString();
        var parts = (node?["elements"] as JsonArray ?? []).Select(part => part?["elements"] is null ? Leaf(part) : Rich(part));
        return kind == "rich_text_list"
            ? string.Join('\n', parts.Select(part => "• " + part))
            : string.Join(kind == "rich_text" ? "\n" : "", parts);
    }

    private string Leaf(JsonNode? leaf) => leaf?["type"]?.ToString() switch
    {
        "link" => leaf["text"] is { } label ? $"{label} ({leaf["url"]})" : $"{leaf["url"]}",
        "user" => "@" + workspace.NameOf($"{leaf["user_id"]}"),
        "channel" => "#" + (SlackChannels.WithId($"{leaf["channel_id"]}")?.Name ?? $"{leaf["channel_id"]}"),
        "usergroup" => $"@{leaf["usergroup_id"]}",
        "broadcast" => $"@{leaf["range"]}",
        "emoji" => $":{leaf["name"]}:",
        "date" => SlackDate.Show($"{leaf["timestamp"]}^{leaf["format"]}", $"{leaf["fallback"]}", workspace.Clock.GetUtcNow(), locale),
        _ => leaf?["text"]?.ToString() ?? "",
    };
}
