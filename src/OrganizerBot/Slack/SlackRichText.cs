using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Prose as rich text: words are data in it, never markup, so that nothing a person wrote can format, link or mention.</summary>
internal static class SlackRichText
{
    /// <summary>How many characters stand in one block. Slack states no limit; its other texts stop at 3,000.</summary>
    private const int Most = 2900;

    /// <summary>Paragraphs, as many blocks as it takes.</summary>
    public static IEnumerable<JsonObject> Paragraphs(Prose prose, Words words) => Blocks("rich_text_section", Pieces(prose, words, bold: false));

    /// <summary>A line that stands out.</summary>
    public static IEnumerable<JsonObject> Strong(Prose prose, Words words) => Blocks("rich_text_section", Pieces(prose, words, bold: true));

    /// <summary>A text that is set apart.</summary>
    public static IEnumerable<JsonObject> Quotes(string text) => Blocks("rich_text_quote", Texts(text, bold: false, code: false));

    /// <summary>A list, as many blocks as it takes.</summary>
    public static IEnumerable<JsonObject> Bullets(IEnumerable<Prose> items, Words words)
    {
        var entries = items.SelectMany(item => Group(Pieces(item, words, bold: false)));
        foreach (var group in Group(entries.Select(entry => (Section("rich_text_section", entry.Select(piece => piece.Element)), entry.Sum(piece => piece.Length)))))
        {
            var list = Section("rich_text_list", group.Select(entry => entry.Element));
            list["style"] = "bullet";
            yield return Block(list);
        }
    }

    private static IEnumerable<JsonObject> Blocks(string kind, IEnumerable<(JsonObject Element, int Length)> pieces) =>
        Group(pieces).Select(group => Block(Section(kind, group.Select(piece => piece.Element))));

    private static JsonObject Block(JsonObject section) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(section) };

    private static JsonObject Section(string kind, IEnumerable<JsonObject> elements) => new() { ["type"] = kind, ["elements"] = new JsonArray([.. elements]) };

    private static IEnumerable<List<(JsonObject Element, int Length)>> Group(IEnumerable<(JsonObject Element, int Length)> pieces)
    {
        List<(JsonObject Element, int Length)> group = [];
        foreach (var piece in pieces)
        {
            if (group.Count > 0 && group.Sum(earlier => earlier.Length) + piece.Length > Most)
            {
                yield return group;
                group = [];
            }

            group.Add(piece);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static IEnumerable<(JsonObject Element, int Length)> Pieces(Prose prose, Words words, bool bold) =>
        prose.Spans.SelectMany(span => Pieces(span, words, bold));

    private static IEnumerable<(JsonObject Element, int Length)> Pieces(Span span, Words words, bool bold) => span switch
    {
        TextSpan text => Texts(text.Text, text.Bold || bold, code: false),
        WrittenSpan written => Texts(written.Text, written.Bold || bold, code: false),
        CodeSpan code => Texts(code.Text, bold, code: true),
        MomentSpan moment => [(Moment(moment, words), 40)],
        LinkSpan link => [(new JsonObject { ["type"] = "link", ["url"] = link.Url.AbsoluteUri }, link.Url.AbsoluteUri.Length)],
        ChannelSpan { Channel: { Platform: Platform.Slack } channel } => [(new JsonObject { ["type"] = "channel", ["channel_id"] = channel.Id }, 20)],
        ChannelSpan channel => Texts(channel.Channel.Id, bold, code: false),
        MemberSpan { Member: { Platform: Platform.Slack } member } => [(new JsonObject { ["type"] = "user", ["user_id"] = member.Id }, 20)],
        MemberSpan member => Texts(member.Member.Id, bold, code: false),
        GroupSpan group => Texts(group.InWords, bold, code: false),
        _ => throw new ArgumentOutOfRangeException(nameof(span), span.GetType().Name, "An unknown piece of prose."),
    };

    private static JsonObject Moment(MomentSpan moment, Words words) => new()
    {
        ["type"] = "date",
        ["timestamp"] = moment.At.ToUnixTimeSeconds(),
        ["format"] = SlackMarkup.MomentFormat(moment),
        ["fallback"] = Flat.Text(moment, words),
    };

    private static IEnumerable<(JsonObject Element, int Length)> Texts(string text, bool bold, bool code)
    {
        for (var rest = text; rest.Length > 0;)
        {
            var part = UserText.Cut(rest, Most);
            // One grapheme can be longer than a block: then it is cut, because nothing else is left.
            part = part.Length > 0 ? part : rest[..Math.Min(Most, rest.Length)];
            rest = rest[part.Length..];
            yield return (Text(part, bold, code), part.Length);
        }
    }

    private static JsonObject Text(string text, bool bold, bool code)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (bold || code)
        {
            element["style"] = code ? new JsonObject { ["code"] = true } : new JsonObject { ["bold"] = true };
        }

        return element;
    }
}
