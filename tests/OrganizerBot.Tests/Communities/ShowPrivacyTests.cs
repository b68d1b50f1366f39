using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ShowPrivacyTests : IAsyncLifetime
{
    private readonly TestBot _bot = new()
    {
        Settings = new Dictionary<string, string?> { ["Operator:Name"] = "Works council of *Lighthouse*", ["Operator:Contact"] = "council@lighthouse.example" },
    };

    [Theory]
    [InlineData("en", "Works council of *Lighthouse* runs this bot. You can reach them: council@lighthouse.example|Discord receives all that you type|said to be controlled by its members|for two days|It never stores when you signed|/organizer forget")]
    [InlineData("fr", "Works council of *Lighthouse* héberge ce bot. Contact : council@lighthouse.example|Discord reçoit tout ce que vous tapez|dit contrôlé par ses membres|deux jours|Il ne conserve jamais quand vous avez signé|/organizer forget")]
    public async Task It_says_who_runs_the_bot_what_is_stored_and_how_it_is_erased(string language, string parts)
    {
        var answer = await (_bot.Member("Ana") with { Language = Language.From(language) }).Hears("/organizer privacy");

        Assert.All(parts.Split('|'), part => Assert.Contains(part, answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_the_first_button_of_the_help_even_for_guests()
    {
        var help = Assert.IsType<Reply.Say>(await _bot.Member("Ana").Says("/organizer help")).Message;

        Assert.Equal(("Who runs this bot?", "organizer privacy"), (help.Buttons[0].Label, help.Buttons[0].Line.ToString()));
        Assert.Contains("Works council of *Lighthouse* runs this bot and could read names; so could Discord.", Flat.Text(help, Words.In(Language.English)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_a_petition_or_a_pledge_sees_who_could_read_names_and_can_ask_for_more()
    {
        foreach (var line in new[] { $"/petition show {await _bot.HasAnOpenPetition()}", $"/pledge show {await _bot.HasAnOpenPledge()}" })
        {
            var read = Assert.IsType<Reply.Say>(await _bot.Member("Ana").Says(line)).Message;

            Assert.Equal("Works council of *Lighthouse* runs this bot and could read names; so could Discord.", Flat.Text(Assert.IsType<Footnote>(read.Nodes[^1]).Words, Words.In(Language.English)));
            Assert.Equal("organizer privacy", read.Buttons[^1].Line.ToString());
        }
    }

    [Fact]
    public async Task Where_an_employer_controls_the_place_it_is_named_among_those_who_could_read()
    {
        var petition = await _bot.HasAnOpenPetition();
        await _bot.Moderator().Says("/organizer settings owner:employer");

        Assert.Contains("so could Discord and your employer.", await _bot.Member("Ana").Hears($"/petition show {petition}"), StringComparison.Ordinal);
        Assert.Contains("Your employer controls this place: it can see that you use this bot", await _bot.Member("Ana").Hears("/organizer privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_who_says_nothing_is_said_to_have_said_nothing()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();

        Assert.Contains("Whoever runs this bot has not said who they are. Ask whoever told you of it", await bot.Member("Ana").Hears("/organizer privacy"), StringComparison.Ordinal);
        Assert.Contains("La personne qui héberge ce bot n'a pas dit qui elle est", await (bot.Member("Ana") with { Language = Language.French }).Hears("/organizer help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_workspace_is_claimed_it_says_so() =>
        Assert.Contains("Nobody has said yet who controls this workspace", await _bot.SlackMember("Ana").Hears("/organizer privacy"), StringComparison.Ordinal);

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
