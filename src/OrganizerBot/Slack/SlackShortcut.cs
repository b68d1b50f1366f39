using System.Text.Json;
using System.Text.RegularExpressions;
using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

/// <summary>A command in the menu of messages, which Slack calls a message shortcut. Of the message the addresses are read, and nothing else.</summary>
internal static partial class SlackShortcut
{
    /// <summary>Under which name Slack tells that it was taken.</summary>
    public static string Callback(MessageShortcut shortcut) => shortcut.Command.Key;

    /// <summary>The shortcut that Slack told of, or null when there is none (any more).</summary>
    public static MessageShortcut? Find(string callback, CommandCatalog catalog) => catalog.Shortcuts.FirstOrDefault(shortcut => Callback(shortcut) == callback);

    /// <summary>The addresses in a message: in its words, in its blocks, and in what it passes on.</summary>
    public static IEnumerable<string> Addresses(SlackPointed message) =>
        InWords(message.Text)
            .Concat(InBlocks(message.Blocks))
            .Concat((message.Attachments ?? []).SelectMany(attachment => InWords(attachment?.Text)));

    /// <summary>Slack wraps what it takes for an address, <c>&lt;address|words&gt;</c>: it is where the link leads that counts, not what it says.</summary>
    private static IEnumerable<string> InWords(string? words) => Address().Matches(words ?? "").Select(match => SlackTyped.Unwrap(match.Value));

    private static IEnumerable<string> InBlocks(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Array => part.EnumerateArray().SelectMany(InBlocks),
        JsonValueKind.Object when TextOf(part, "type") == "link" => TextOf(part, "url") is { } address ? [address] : [],
        JsonValueKind.Object when TextOf(part, "type") == "mrkdwn" => InWords(TextOf(part, "text")),
        JsonValueKind.Object => part.EnumerateObject().SelectMany(member => InBlocks(member.Value)),
        _ => [],
    };

    /// <summary>A member's text, or null: half of a surrogate pair in an escape is valid JSON and no valid text, which shows only when it is read.</summary>
    private static string? TextOf(JsonElement part, string member)
    {
        try
        {
            return part.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<https?://[^|<>]+(?:\|[^<>]*)?>")]
    private static partial Regex Address();
}
