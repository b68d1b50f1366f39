using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

public sealed class SlackFormTests
{
    private static readonly Words English = Words.In(Language.English);

    [Fact]
    public async Task Every_kind_of_input_is_what_Slack_takes_filled_in_or_not()
    {
        foreach (var value in new[] { null, "", "yes", "2027-01-31", "<#C2147483705|general>", "<@U061F7AUR>", "30d", new string('x', 4000), "<&>" })
        {
            var form = Form(value);

            await SlackContract.HoldsAsync("S_ModalView", SlackForm.Of(form, English, "C2147483705"));
            await SlackContract.HoldsAsync("S_Args_views_open", new JsonObject { ["trigger_id"] = "1", ["view"] = SlackForm.Of(form, English, "C2147483705") });
        }
    }

    [Fact]
    public void Titles_and_buttons_stay_within_24_characters_in_every_language()
    {
        foreach (var language in Language.All)
        {
            var view = SlackForm.Of(Form(null) with { Title = new string('&', 30) }, Words.In(language), "C1");

            Assert.All([view["title"], view["submit"], view["close"]], part => Assert.InRange(((string)part!["text"]!).Length, 1, 24));
        }
    }

    [Theory]
    [InlineData(FieldKind.Date, "2027-01-31", "initial_date", "2027-01-31")]
    [InlineData(FieldKind.Date, "30d", "initial_date", null)]
    [InlineData(FieldKind.Channel, "<#C2147483705|general>", "initial_conversation", "C2147483705")]
    [InlineData(FieldKind.Channel, "nonsense", "initial_conversation", null)]
    [InlineData(FieldKind.Member, "<@U061F7AUR>", "initial_user", "U061F7AUR")]
    [InlineData(FieldKind.Text, "typed", "initial_value", "typed")]
    public void What_was_typed_is_filled_in_where_Slack_can_show_it(FieldKind kind, string typed, string member, string? shown)
    {
        var form = new Form(CommandLine.Of("petition start"), "Title", [new Field("field", "Field", kind, Required: true) { Value = typed }]);

        Assert.Equal(shown, (string?)SlackForm.Of(form, English, "C1")["blocks"]![0]!["element"]![member]);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("k7qf2", "K7QF2", "K7QF2 · No")]
    [InlineData("ZZZZZ", "ZZZZZ", "ZZZZZ")]
    public async Task An_input_that_suggests_asks_from_the_first_look_on(string? typed, string? value, string? label)
    {
        var form = new Form(CommandLine.Of("petition show"), "Title", [new Field("petition", "Petition", FieldKind.Choice, Required: true) { Value = typed, Suggests = true, Choices = [new("K7QF2", "K7QF2 · No")] }]);

        var view = SlackForm.Of(form, English, "C1");

        var element = view["blocks"]![0]!["element"]!;
        Assert.Equal(("external_select", 0), ((string)element["type"]!, (int)element["min_query_length"]!));
        Assert.Equal((value, label), ((string?)element["initial_option"]?["value"], (string?)element["initial_option"]?["text"]!["text"]));
        await SlackContract.HoldsAsync("S_ModalView", view);
    }

    [Fact]
    public void No_more_than_a_hundred_are_suggested_and_each_fits()
    {
        var options = SlackForm.Suggested(Enumerable.Range(0, 300).Select(number => new Choice($"{number}", new string('&', 100))))["options"]!.AsArray();

        Assert.Equal(100, options.Count);
        Assert.All(options, option => Assert.InRange(((string)option!["text"]!["text"]!).Length, 1, 75));
    }

    [Fact]
    public void The_line_comes_back_as_it_went()
    {
        var line = CommandLine.Of("petition extend", ("petition", "K7QF2"), ("reason", "two words"));

        Assert.Equal(new SlackLine("C1", line.ToString()), SlackLine.Read((string)SlackForm.Of(new Form(line, "T", []), English, "C1")["private_metadata"]!));
    }

    private static Form Form(string? value) => new(CommandLine.Of("petition start"), "Start a petition", [
        .. Enum.GetValues<FieldKind>().Select(kind => new Field(kind.ToString().ToLowerInvariant(), "Label", kind, kind == FieldKind.Text)
        {
            Hint = "A hint",
            Value = value,
            Choices = kind == FieldKind.Choice ? [new("yes", "Yes <&>"), new("no", new string('n', 75))] : [],
        }),
    ]);
}
