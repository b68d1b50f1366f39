using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Writes messages in Block Kit. Pure, complete over what a message can hold, and it begins another page instead of leaving anything out.</summary>
internal static class SlackRenderer
{
    private const int MostBlocks = 50;
    private const int MostViewBlocks = 100;

    /// <summary>Slack refuses messages whose blocks hold more than about 13,200 characters, though its documentation does not say so (bolt-js issue 2509).</summary>
    private const int MostCharacters = 12_000;

    /// <summary>A view may have 250 KB. Where there is no channel for what does not fit in, it takes as much as it can.</summary>
    private const int MostInView = 60_000;
    private const int MostFallback = 3000;

    /// <summary>The message in one or more bodies of <c>text</c> and <c>blocks</c>; the buttons stand on the last.</summary>
    /// <param name="message">The message.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="marker">A mark by which the post can be found again, shown small.</param>
    public static IReadOnlyList<JsonObject> Pages(Message message, Words words, string? marker = null)
    {
        List<JsonObject> pages = [];
        JsonArray blocks = [];
        var length = 0;
        foreach (var block in SlackBlocks.Of(message, words, marker))
        {
            var more = SlackJson.Write(block).Length;
            if (blocks.Count > 0 && (blocks.Count == MostBlocks || length + more > MostCharacters))
            {
                pages.Add(Page(blocks));
                (blocks, length) = ([], 0);
            }

            blocks.Add((JsonNode)block);
            length += more;
        }

        pages.Add(Page(blocks));
        PutFallbacks(pages, Flat.Text(message, words).Trim());
        return pages;
    }

    /// <summary>The message in a view that takes the place of a form, and what did not fit in as messages.</summary>
    public static (JsonObject View, IReadOnlyList<JsonObject> More) View(Message message, Words words, string channel)
    {
        JsonObject[] all = [.. SlackBlocks.Of(message, words, marker: null)];
        if (all.Length is > 0 and <= MostViewBlocks && all.Sum(block => SlackJson.Write(block).Length) <= (channel.Length == 0 ? MostInView : MostCharacters))
        {
            return (View(new JsonArray([.. all]), words, channel), []);
        }

        var pages = Pages(message, words);
        return (View(pages[0]["blocks"]!.DeepClone().AsArray(), words, channel), [.. pages.Skip(1)]);
    }

    /// <summary>A person's Home tab: each part with its own buttons, and a line above each that has a heading but the first.</summary>
    public static JsonObject Home(IReadOnlyList<Message> parts, Words words) => new()
    {
        ["type"] = "home",
        ["callback_id"] = "home",
        ["blocks"] = new JsonArray([.. parts.SelectMany((part, at) => Part(part, words, isFirst: at == 0)).Take(MostViewBlocks)]),
    };

    private static IEnumerable<JsonNode> Part(Message part, Words words, bool isFirst) =>
        [.. isFirst || part.Nodes is not [Heading, ..] ? [] : new[] { new JsonObject { ["type"] = "divider" } }, .. SlackBlocks.Of(part, words, marker: null)];

    private static JsonObject View(JsonArray blocks, Words words, string channel) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = "message",
        ["private_metadata"] = SlackLine.ForView(channel, line: null),
        ["title"] = SlackText.Plain(words.Plain("platform.slack.title"), SlackForm.MostInTitle),
        ["close"] = SlackText.Plain(words.Plain("platform.slack.close"), SlackForm.MostInTitle),
        ["blocks"] = blocks,
    };

    private static JsonObject Page(JsonArray blocks) => new() { ["text"] = "", ["blocks"] = blocks };

    /// <summary>The words alone, for previews and screen readers: Slack reads them out in place of the blocks.</summary>
    private static void PutFallbacks(List<JsonObject> pages, string flat)
    {
        foreach (var page in pages)
        {
            var part = page == pages[^1] ? flat : UserText.Cut(flat, MostFallback * 4 / 5);
            flat = flat[part.Length..];
            page["text"] = part.Length == 0 ? "…" : SlackText.Fit(part, MostFallback);
        }
    }
}
