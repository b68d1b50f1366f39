using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Messages as a person sees them.</summary>
internal sealed partial class SlackSights(SlackWorkspace workspace)
{
    /// <summary>A message, seen by the person.</summary>
    public Sight Of(SlackMessage message, SlackPerson reader)
    {
        SlackWords words = new(workspace, reader.Locale);
        var text = message.Blocks is { } blocks ? words.Of(blocks) : words.Markup(message.Text);
        var facts = Facts(message.Blocks, words);
        var buttons = Buttons(message.Blocks);
        var pings = SlackPings.Of(workspace, message);
        return new Sight
        {
            Visibility = message.OnlyFor is null ? "public" : "ephemeral",
            Message = message.Id,
            Text = text,
            Headings = words.Only("header", message.Blocks),
            Footnotes = words.Only("context", message.Blocks),
            Facts = facts.Count > 0 ? facts : null,
            Progress = ProgressIn(text),
            Files = Files(message) is { Count: > 0 } files ? files : null,
            Buttons = buttons.Count > 0 ? [.. buttons.Select(button => button.Seen)] : null,
            Shortcuts = message.OnlyFor is null && workspace.Manifest.MessageShortcuts is { Count: > 0 } shortcuts ? shortcuts : null,
            Author = workspace.NameOf(message.User),
            At = DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(message.Ts, CultureInfo.InvariantCulture)),
            Pings = pings.Count > 0 ? pings : null,
            Raw = SlackPayloads.Message(workspace, message),
        };
    }

    /// <summary>The buttons in blocks: as seen, and as they stand in the payload.</summary>
    /// <remarks>A button's id is its <c>action_id</c>, with the block's id before it where two buttons share one.</remarks>
    public static IReadOnlyList<SlackButton> Buttons(JsonArray? blocks)
    {
        var all = (blocks ?? []).OfType<JsonNode>()
            .SelectMany(block => (block["elements"] as JsonArray ?? []).Append(block["accessory"]).OfType<JsonNode>(), (block, element) => (block, element))
            .Where(pair => pair.element["type"]?.ToString() == "button")
            .ToArray();
        var counts = all.CountBy(pair => SlackState.ActionId(pair.element)).ToDictionary();
        return
        [
            .. all.Select(pair =>
            {
                var (block, action) = (SlackState.BlockId(pair.block), SlackState.ActionId(pair.element));
                var label = SlackMarkup.Decode(pair.element["text"]!["text"]!.ToString());
                return new SlackButton(new SightButton(counts[action] > 1 ? $"{block}/{action}" : action, label), block, pair.element);
            }),
        ];
    }

    /// <summary>The line of a text that shows progress, or null.</summary>
    public static string? ProgressIn(string text) => text.Split('\n').FirstOrDefault(line => Bar().IsMatch(line));

    /// <summary>The facts in blocks: apps write one as a field with a bold first line.</summary>
    public static List<SightFact> Facts(JsonArray? blocks, SlackWords words) =>
    [
        .. (blocks ?? []).SelectMany(block => block?["fields"] as JsonArray ?? [])
            .Select(field => Named().Match(field!["text"]!.ToString()))
            .Where(match => match.Success)
            .Select(match => new SightFact(words.Markup(match.Groups["name"].Value), words.Markup(match.Groups["value"].Value))),
    ];

    /// <summary>What hangs on a message: files that were shared, and pictures in its blocks.</summary>
    private List<SightFile> Files(SlackMessage message) =>
    [
        .. (message.Files ?? []).Select(file => TownFiles.Seen((string)file!["id"]!, (string)file["name"]!, (string?)file["alt_txt"], (long)file["size"]!)),
        .. from block in message.Blocks ?? []
           where block?["type"]?.ToString() == "image"
           let id = block["slack_file"]?["id"]?.ToString()
           where id is not null
           let file = workspace.Uploads.Find(id)
           where file is not null
           select TownFiles.Seen(id, file.Name, block["alt_text"]!.ToString(), file.Bytes.Length),
    ];

    [GeneratedRegex("[█▓░▒▰▱■□]{5,}")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^\*(?<name>[^\n]+)\*\n(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();
}

/// <summary>A button of a message or view.</summary>
/// <param name="Seen">As a person sees it.</param>
/// <param name="Block">The id of its block.</param>
/// <param name="Element">The element.</param>
internal sealed record SlackButton(SightButton Seen, string Block, JsonNode Element);
