using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

public sealed class SlackRendererTests
{
    private static readonly Words English = Words.In(Language.English);
    private static readonly ChannelRef Here = new(Platform.Slack, "C2147483705");

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        OneOf("<!channel>", "<!here|x>", "@everyone", "<@U061F7AUR>", "<!subteam^S1>", "*bold*", "_i_", "~s~", "`code`", "> quote", "&gt; quote", "&lt;!channel&gt;", "&amp;lt;!here&amp;gt;",
            "<https://evil.example|click>", "https://evil.example", "a\n\n*b*", ":tada:", "<!date^1^{date}|x>", "\u202eevil", "😀", "|", "\"}", "", "#general", "<#C1>"),
        Gen.Int[1, 9].Select(size => new string('<', size * 400)));

    [Fact]
    public async Task Every_part_of_a_message_is_what_Slack_takes_in_both_languages()
    {
        foreach (var language in Language.All)
        {
            foreach (var page in SlackRenderer.Pages(Everything("some words"), Words.In(language), "D-7KQ2M"))
            {
                page["channel"] = "C2147483705";
                await SlackContract.HoldsAsync("S_Args_chat_postMessage", page);
                page.Remove("channel");
                await SlackContract.HoldsAsync("S_Respond", Relaxed(SlackDelivery.Ephemeral(page, replaces: true)));
            }

            var view = SlackRenderer.View(Everything("some words"), Words.In(language), Here.Id).View;
            await SlackContract.HoldsAsync("S_ModalView", view);
            await SlackContract.HoldsAsync("S_ViewResponse", SlackForms.Update(view));
        }
    }

    [Fact]
    public void Whatever_people_write_pings_nobody_formats_nothing_and_links_nowhere()
    {
        string[] template = [.. Markup(Everything("words")), .. Markup(Everything(new string('w', 3000)))];
        Hostile.Sample(
            words =>
            {
                foreach (var page in SlackRenderer.Pages(Everything(words), English))
                {
                    Assert.DoesNotContain('<', (string)page["text"]!);
                }

                // A long heading is bold text, and a fact whose value is shown plain loses the bold of its name; nothing else may be added.
                List<string> left = [.. template];
                Assert.All(Markup(Everything(words)), mark => Assert.True(left.Remove(mark), $"{mark} was not put there by the template."));
            },
            iter: 5000);
    }

    [Fact]
    public void No_limit_of_Slacks_is_passed_and_no_word_is_lost() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 9000], OneOf("x", "é ", "&", "😀", "<", "*")).Sample(
            shape =>
            {
                var text = new UserText(string.Concat(Enumerable.Repeat(shape.Item3, shape.Item2 / shape.Item3.Length))).Value;
                var message = new Message([new Quote(text), .. Enumerable.Repeat(new Paragraph(Prose.Of("again")), shape.Item1), new Facts([new Fact("Name", Prose.Of(new UserText(text)))])]);
                var pages = SlackRenderer.Pages(message, English);

                Assert.All(pages, Fits);
                Assert.Equal(text, string.Concat(Pieces(pages, "rich_text_quote")));
                Assert.Equal(shape.Item1, Pieces(pages, "rich_text_section").Count(piece => piece == "again"));
            },
            iter: 300);

    [Fact]
    public void Each_button_carries_its_line_and_a_name_of_its_own()
    {
        var buttons = Enumerable.Range(0, 7).Select(index => new Button($"Button {index}", CommandLine.Of("petition sign", ("petition", $"K7QF{index}")), index == 0 ? ButtonStyle.Primary : ButtonStyle.Danger));
        var blocks = SlackRenderer.Pages(Message.Of(Prose.Of("x")) with { Buttons = [.. buttons] }, English)[0]["blocks"]!.AsArray();

        var elements = blocks.Where(block => (string)block!["type"]! == "actions").SelectMany(block => block!["elements"]!.AsArray()).ToArray();
        Assert.Equal(Enumerable.Range(0, 7).Select(index => ($"b{index}", $"1:petition sign petition:K7QF{index}")), elements.Select(element => ((string)element!["action_id"]!, (string)element["value"]!)));
        Assert.Equal(["actions", "actions"], blocks.Select(block => (string)block!["type"]!).Where(type => type == "actions"));
    }

    [Fact]
    public void A_line_that_is_too_long_for_a_button_loses_its_longest_value_only()
    {
        var value = SlackLine.ForButton(CommandLine.Of("petition start", ("title", "short"), ("text", new string('x', 2500))));

        Assert.Equal("1:petition start title:short", value);
    }

    [Theory]
    [InlineData(0, "░░░░░░░░░░ ")]
    [InlineData(12, "███░░░░░░░ ")]
    [InlineData(400, "██████████ ")]
    public void Progress_is_a_bar_and_its_words(int current, string bar)
    {
        var page = SlackRenderer.Pages(new Message([new Progress(current, 40, Prose.Of("12 of 40"))]), English)[0];

        Assert.Equal(bar + "12 of 40", (string)page["blocks"]![0]!["text"]!["text"]!);
    }

    /// <summary>The contract's generated type insists on members that Slack's documentation calls optional and even exclusive.</summary>
    private static JsonObject Relaxed(JsonObject answer)
    {
        answer["attachments"] = new JsonArray();
        answer["markdown_text"] = "";
        return answer;
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Message Everything(string words)
    {
        var written = Prose.Of(new UserText(words));
        var moment = new MomentSpan(new DateTimeOffset(2027, 1, 31, 17, 30, 0, TimeSpan.Zero));
        var ours = new Prose([new TextSpan("Ours", Bold: true), new CodeSpan("/petition sign"), moment, moment with { DayOnly = true }, new LinkSpan(new Uri("https://invented.example/a?b=c&d=|")), new ChannelSpan(Here)]);
        return new Message([
            new Heading(Prose.Of("About ") + written), new Paragraph(ours + written), new Quote(new UserText(words).Value), new Bullets([ours, written]),
            new Facts([new Fact("Ours", ours), new Fact("Theirs", written)]), new Progress(12, 40, written), new Footnote(ours), new Footnote(written),
        ])
        {
            Buttons = [new Button("Sign", CommandLine.Of("petition sign", ("petition", "K7QF2")), ButtonStyle.Primary), new Button(words.Length == 0 ? "-" : words, CommandLine.Of("petition show"))],
        };
    }

    /// <summary>Everything in a message that Slack would interpret: markup with its meaning, links, styles.</summary>
    private static IEnumerable<string> Markup(Message message) =>
        SlackRenderer.Pages(message, English).SelectMany(page => Objects(page["blocks"]!)).SelectMany(element => (string?)element["type"] switch
        {
            "mrkdwn" => System.Text.RegularExpressions.Regex.Matches((string)element["text"]!, @"<[^>]*>|[*_~`]|:\w+:|(?m)^&gt;").Select(match => match.Value),
            "link" => [(string)element["url"]!],
            "text" when element["style"] is { } style => [style.ToJsonString()],
            "user" or "usergroup" or "broadcast" or "emoji" or "channel" or "date" => [element.ToJsonString()],
            _ => [],
        });

    private static void Fits(JsonObject page)
    {
        Assert.InRange(((string)page["text"]!).Length, 1, 3000);
        Assert.InRange(page["blocks"]!.AsArray().Count, 1, 50);
        foreach (var element in Objects(page["blocks"]!))
        {
            var length = (element["text"] as JsonValue)?.GetValue<string>().Length ?? 1;
            Assert.InRange(length, 1, 3000);
            Assert.All(element["fields"]?.AsArray() ?? [], field => Assert.InRange(((string)field!["text"]!).Length, 1, 2000));
        }
    }

    private static IEnumerable<string> Pieces(IEnumerable<JsonObject> pages, string kind) =>
        pages.SelectMany(page => Objects(page["blocks"]!)).Where(element => (string?)element["type"] == kind)
            .SelectMany(section => section["elements"]!.AsArray()).Select(piece => (string)piece!["text"]!);

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject element => [element, .. element.Where(member => member.Value is not null).SelectMany(member => Objects(member.Value!))],
        JsonArray items => items.SelectMany(item => Objects(item!)),
        _ => [],
    };
}
