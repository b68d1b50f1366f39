using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Hostile;

/// <summary>What a platform would make of a message's words: everything in it that can be followed, notifies, or stands for something else.</summary>
internal static partial class ActivePieces
{
    /// <summary>In a body for Discord: embeds read Markdown in titles, descriptions and fields; a backslash takes a character's power.</summary>
    public static IEnumerable<string> InDiscord(JsonNode body) => body["embeds"]?.AsArray().SelectMany(embed =>
        new[] { embed!["title"], embed["description"] }.Concat(embed["fields"]?.AsArray().SelectMany(field => new[] { field!["name"], field["value"] }) ?? [])
            .Where(text => text is not null).SelectMany(text => InMarkdown((string)text!))) ?? [];

    /// <summary>In Discord's Markdown.</summary>
    public static IEnumerable<string> InMarkdown(string text) =>
        Followed().Matches(Escaped().Replace(Code().Replace(text, " "), "•")).Select(match => match.Value);

    /// <summary>In a body for Slack: elements of rich text that are more than words, and angle brackets wherever markup is read.</summary>
    public static IEnumerable<string> InSlack(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(InSlack),
        JsonObject { } o when (string?)(o["type"] as JsonValue) is "link" && o.Count == 2 => [$"<{o["url"]}>"],
        JsonObject { } o when (string?)(o["type"] as JsonValue) is "date" && o["url"] is null => [$"<!date {o["timestamp"]}>"],
        JsonObject { } o when (string?)(o["type"] as JsonValue) is "user" or "usergroup" or "broadcast" or "link" or "channel" or "date" or "emoji" => [o.ToJsonString()],
        JsonObject { } o when (string?)(o["type"] as JsonValue) is "mrkdwn" => InMrkdwn((string)o["text"]!, (bool?)o["verbatim"] == true),
        JsonObject o => o.SelectMany(member => member.Key == "text" && member.Value is JsonValue text && o["blocks"] is not null ? InMrkdwn((string)text!, isVerbatim: true) : InSlack(member.Value)),
        _ => [],
    };

    /// <summary>In Slack's markup.</summary>
    public static IEnumerable<string> InMrkdwn(string text, bool isVerbatim) =>
        Angle().Matches(text).Select(match => Moment().Replace(match.Value, "<!date $1>")).Concat(isVerbatim ? [] : Bare().Matches(text).Select(match => match.Value));

    /// <summary>What is in one list and not in the other, as often as it is more often there.</summary>
    public static IReadOnlyList<string> Beyond(IEnumerable<string> some, IEnumerable<string> others)
    {
        List<string> left = [.. some];
        foreach (var other in others)
        {
            left.Remove(other);
        }

        return left;
    }

    [GeneratedRegex(@"(?<!\\)```[\s\S]+?```|(?<![\\`])`[^`\n]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\[[^\]\n]*\]\([^)\n]*\)|<(?:@[!&]?|#|:|a:|/|t:|id:|https?:)[^>\n]*>|[A-Za-z][A-Za-z0-9+.-]*://[^\s>]+|@everyone|@here")]
    private static partial Regex Followed();

    [GeneratedRegex(@"^<!date\^(\d+)\^[^^|>]*\|[^>]*>$")]
    private static partial Regex Moment();

    [GeneratedRegex("<[^<>\n]+>")]
    private static partial Regex Angle();

    [GeneratedRegex(@"https?://\S+|@(?:channel|here|everyone)")]
    private static partial Regex Bare();
}
