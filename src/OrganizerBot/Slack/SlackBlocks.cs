using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>The parts of a message as blocks that work in messages and views alike.</summary>
internal static class SlackBlocks
{
    private const int MostInHeader = 150;
    private const int MostInSection = 3000;
    private const int MostInField = 2000;
    private const int MostFields = 10;
    private const int MostInButton = 75;
    private const int ButtonsInRow = 5;
    private const int Steps = 10;

    /// <summary>All blocks of a message, top to bottom.</summary>
    public static IEnumerable<JsonObject> Of(Message message, Words words, string? marker)
    {
        var marks = marker is null ? [] : Footnote(Prose.Of(marker), words);
        return message.Nodes.SelectMany(node => Of(node, words)).Concat(marks).Concat(Buttons(message.Buttons));
    }

    private static IEnumerable<JsonObject> Of(Node node, Words words) => node switch
    {
        Heading heading => Heading(heading.Words, words),
        Paragraph paragraph => SlackRichText.Paragraphs(paragraph.Words, words),
        Quote quote => SlackRichText.Quotes(quote.Words),
        Bullets bullets => SlackRichText.Bullets(bullets.Items, words),
        Facts facts => Facts(facts.Items, words),
        Progress progress => Progress(progress, words),
        Footnote footnote => Footnote(footnote.Words, words),
        Chart { Shown: { } file } chart => [new JsonObject { ["type"] = "image", ["slack_file"] = new JsonObject { ["id"] = file }, ["alt_text"] = chart.Words }],
        Chart chart => [Small(chart.Words)],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "An unknown part of a message."),
    };

    private static IEnumerable<JsonObject> Heading(Prose prose, Words words)
    {
        var line = Flat.Text(prose, words).ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? []
            : SlackText.Escape(line).Length <= MostInHeader ? [new JsonObject { ["type"] = "header", ["text"] = SlackText.Plain(line, MostInHeader) }]
            : SlackRichText.Strong(prose, words);
    }

    private static IEnumerable<JsonObject> Facts(IEnumerable<Fact> facts, Words words)
    {
        List<JsonObject> fields = [];
        foreach (var fact in facts)
        {
            var field = SlackMarkup.TextObject(fact.Name + "\n", boldHead: true, fact.Value, words, MostInField);
            if (fields.Count > 0 && (field is null || fields.Count == MostFields))
            {
                yield return Section(fields);
                fields = [];
            }

            if (field is not null)
            {
                fields.Add(field);
                continue;
            }

            foreach (var block in SlackRichText.Paragraphs(new Prose([new TextSpan(fact.Name + "\n", Bold: true), .. fact.Value.Spans]), words))
            {
                yield return block;
            }
        }

        if (fields.Count > 0)
        {
            yield return Section(fields);
        }
    }

    private static JsonObject Section(IEnumerable<JsonObject> fields) => new() { ["type"] = "section", ["fields"] = new JsonArray([.. fields]) };

    private static IEnumerable<JsonObject> Progress(Progress progress, Words words)
    {
        var full = (int)Math.Clamp((long)progress.Current * Steps / Math.Max(1, progress.Goal), 0, Steps);
        var bar = new string('█', full) + new string('░', Steps - full) + " ";
        return SlackMarkup.TextObject(bar, boldHead: false, progress.Words, words, MostInSection) is { } text
            ? [new JsonObject { ["type"] = "section", ["text"] = text }]
            : SlackRichText.Paragraphs(Prose.Of(bar) + progress.Words, words);
    }

    /// <summary>Small words.</summary>
    public static JsonObject Small(string words) => new() { ["type"] = "context", ["elements"] = new JsonArray(SlackText.Plain(words, MostInField)) };

    private static IEnumerable<JsonObject> Footnote(Prose prose, Words words) =>
        string.IsNullOrWhiteSpace(Flat.Text(prose, words)) ? []
        : SlackMarkup.TextObject("", boldHead: false, prose, words, MostInField) is { } text
            ? [new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(text) }]
            : SlackRichText.Paragraphs(prose, words);

    private static IEnumerable<JsonObject> Buttons(IReadOnlyList<Button> buttons) =>
        buttons.Select(Button).Chunk(ButtonsInRow).Select(row => new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray([.. row]) });

    private static JsonObject Button(Button button, int index)
    {
        var element = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = $"b{index}",
            ["text"] = SlackText.Plain(button.Label, MostInButton),
            ["value"] = SlackLine.ForButton(button.Line),
        };
        if (button.Style != ButtonStyle.Plain)
        {
            element["style"] = button.Style == ButtonStyle.Primary ? "primary" : "danger";
        }

        return element;
    }
}
