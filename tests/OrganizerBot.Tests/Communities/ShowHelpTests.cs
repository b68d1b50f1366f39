using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ShowHelpTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task Members_see_what_they_can_do_and_nothing_else()
    {
        var help = await bot.Member("Ana").Hears("/organizer help");

        Assert.Contains("/pledge done, list, make, receipt, release, show, tally", help, StringComparison.Ordinal);
        Assert.Contains("Whoever runs this bot has not said who they are, and could read names; so could Discord.", help, StringComparison.Ordinal);
        Assert.DoesNotContain("moderators add", help, StringComparison.Ordinal);
        Assert.Contains("moderators add", await bot.Moderator().Hears("/organizer help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_shows_how_its_commands_are_typed()
    {
        var help = await bot.Member("Ana").Hears("/organizer help /Petition");

        Assert.Contains("/petition sign petition:", help, StringComparison.Ordinal);
        Assert.Contains("Sign a petition, with or without your name", help, StringComparison.Ordinal);
        Assert.DoesNotContain("/petition start", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_topic_has_a_button_and_the_way_back_too()
    {
        var overview = Assert.IsType<Reply.Say>(await bot.Member("Ana").Says("/organizer help")).Message;
        foreach (var button in overview.Buttons)
        {
            var topic = Assert.IsType<Reply.Say>(await bot.Member("Ana").Says(button.Line.ToString())).Message;
            Assert.Equal("organizer help", Assert.Single(topic.Buttons).Line.ToString());
        }
    }

    [Fact]
    public async Task An_unknown_topic_is_said_to_be_one_and_shows_all_of_them() =>
        Assert.Equal("There is no topic called “nonsense”. These there are:\n" + await bot.Member("Ana").Hears("/organizer help"), await bot.Member("Ana").Hears("/organizer help nonsense"));

    [Fact]
    public async Task It_begins_with_signing_taking_back_and_erasing() =>
        Assert.Equal(
            ["• Sign: /petition sign, /pledge make", "• Take it back: /petition withdraw, /pledge release", "• Erase everything about you: /organizer forget"],
            (await bot.Member("Ana").Hears("/organizer help")).Split('\n')[1..4]);

    [Fact]
    public async Task Claiming_is_shown_only_where_there_is_something_to_claim()
    {
        Assert.DoesNotContain("claim", await bot.Member("Ana").Hears("/organizer help"), StringComparison.Ordinal);
        Assert.DoesNotContain("/organizer claim", await bot.Member("Ana").Hears("/organizer help organizer"), StringComparison.Ordinal);
        Assert.Contains("/organizer claim", await bot.SlackMember("Ana").Hears("/organizer help organizer"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/petition sing K7QF2", "I don't know \"petition sing K7QF2\". Did you mean /petition sign?")]
    [InlineData("/organizer forgt", "I don't know \"organizer forgt\". Did you mean /organizer forget?")]
    [InlineData("/petition dance K7QF2", "I don't know \"petition dance K7QF2\". /organizer help")]
    [InlineData("/petition sign K7QF2 as:nameless", "\"nameless\" is not one of the choices: counted, named")]
    public async Task Whoever_mistypes_is_told_what_there_is(string typed, string told) =>
        Assert.Contains(told, await bot.Member("Ana").Hears(typed), StringComparison.Ordinal);

    [Fact]
    public async Task It_speaks_french() =>
        Assert.StartsWith("Ce que vous pouvez faire ici", await (bot.Member("Ana") with { Language = Language.French }).Hears("/organizer help"), StringComparison.Ordinal);
}
