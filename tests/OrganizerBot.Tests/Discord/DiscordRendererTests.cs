using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

public sealed class DiscordRendererTests
{
    private static readonly string[] Traps =
    [
        "@everyone", "<@1>", "<@&2>", "<#3>", "</sign:1>", "<t:1:R>", "[a](https://evil.example)", "https://evil.example", "**", "__", "||", "```", "`",
        "\n# ", "\n- ", "\n> ", "\n-# ", "1. ", "\\", ":smile:", " ", "é", "👩‍👩‍👧", "word",
    ];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.Int[0, Traps.Length - 1].Select(trap => Traps[trap]), Gen.String[Gen.Char[' ', '\u07ff'], 0, 12]).Array[0, 60].Select(string.Concat);

    [Fact]
    public void What_a_person_wrote_is_shown_as_it_is_and_does_nothing() => Hostile.Sample(
        typed =>
        {
            var text = new UserText(typed);
            var shown = DiscordMarkdown.Text(Prose.Of(text));
            return Unescaped(shown) == text.Value.Trim() && Naked(shown).IndexOfAny(['*', '_', '~', '`', '|', '<', '>', '[', ']', '(', '#', '@', ':']) < 0;
        },
        iter: 5000);

    [Fact]
    public void Every_page_keeps_to_the_limits_and_nothing_is_left_out() => Gen.Select(Hostile, Hostile, Gen.Int[1, 60], Gen.Bool).Sample(
        (first, second, repeat, isMarked) =>
        {
            var written = new UserText(string.Concat(Enumerable.Repeat(second + " ", repeat))).Value;
            var message = new Message(
            [
                new Heading(Prose.Of(new UserText(first))), new Paragraph(Prose.Of(new UserText(second))), new Quote(written),
                new Facts([new Fact("A fact", Prose.Of(new UserText(written))), new Fact("Another", Prose.Of(new UserText(first)))]), new Footnote(Prose.Of(new UserText(first))),
            ]);
            var pages = DiscordRenderer.Pages(message, isMarked ? "D-7KQ2M" : null);
            var all = Unescaped(string.Concat(pages.SelectMany(Texts)));
            return pages.All(KeepsToLimits) && (!isMarked || pages.All(page => page.ToJsonString().Contains("D-7KQ2M", StringComparison.Ordinal)))
                && Squeezed(written).All(all.Contains);
        },
        iter: 500);

    [Theory]
    [InlineData("plain", "**plain** end")]
    public void Bold_marks_touch_words_only(string bold, string expected) =>
        Assert.Equal(expected, DiscordMarkdown.Text(new Prose([new TextSpan(" "), new TextSpan(bold + " ", Bold: true), new TextSpan("end")])));

    [Fact]
    public void A_message_begins_with_its_title_and_ends_with_its_buttons()
    {
        var page = Assert.Single(DiscordRenderer.Pages(new Message([new Heading(Prose.Of("Title")), new Paragraph(Prose.Of("Words")), new Progress(5, 10, Prose.Of("5 of 10"))])
        {
            Buttons = [new Button("Sign", CommandLine.Of("petition sign", ("petition", "K7QF2")), ButtonStyle.Primary)],
        }));

        Assert.Equal(
            """{"embeds":[{"title":"Title","description":"Words\n\n█████░░░░░ 5 of 10"}],"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Sign","custom_id":"1:petition sign petition:K7QF2"}]}],"allowed_mentions":{"parse":[]}}""",
            page.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void A_button_too_long_for_Discord_is_a_defect() =>
        Assert.Throws<InvalidOperationException>(() => DiscordRenderer.CustomId(CommandLine.Of("petition sign", ("comment", new string('x', 100)))));

    private static bool KeepsToLimits(JsonObject page)
    {
        var embeds = page["embeds"]!.AsArray().Select(embed => embed!.AsObject()).ToArray();
        return embeds.Length is > 0 and <= 10 && Texts(page).Sum(text => text.Length) <= 6000
            && embeds.All(embed => Length(embed["title"]) <= 256 && Length(embed["description"]) <= 4096 && Length(embed["footer"]?["text"]) <= 2048 && (embed["fields"]?.AsArray().Count ?? 0) <= 25
                && (embed["fields"]?.AsArray() ?? []).All(field => Length(field!["name"]) is > 0 and <= 256 && Length(field["value"]) is > 0 and <= 1024));
    }

    private static IEnumerable<string> Texts(JsonObject page) => page["embeds"]!.AsArray().SelectMany(embed =>
        new[] { embed!["title"], embed["description"], embed["footer"]?["text"] }.Concat((embed["fields"]?.AsArray() ?? []).SelectMany(field => new[] { field!["name"], field["value"] }))
            .OfType<JsonNode>().Select(text => (string)text!));

    private static int Length(JsonNode? text) => text is null ? 0 : ((string)text!).Length;

    private static IEnumerable<string> Squeezed(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length < 50);

    private static string Unescaped(string shown) => Read(shown, escaped: true);

    private static string Naked(string shown) => Read(shown, escaped: false);

    /// <summary>The words as Discord shows them, with or without the characters that a backslash made harmless.</summary>
    private static string Read(string shown, bool escaped)
    {
        var text = new StringBuilder();
        for (var at = 0; at < shown.Length; at++)
        {
            if (shown[at] == '\\' && at + 1 < shown.Length)
            {
                at++;
                text.Append(escaped ? shown[at].ToString() : "");
            }
            else
            {
                text.Append(shown[at]);
            }
        }

        return text.ToString();
    }
}
