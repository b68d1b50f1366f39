using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("No face recognition at work", "no FACE recognition at work!")]
    [InlineData("No face recognition at work", "Face recognition out of our offices")]
    [InlineData("Télétravail pour tous", "TELETRAVAIL pour toutes et tous")]
    [InlineData("Keine Gesichtserkennung am Arbeitsplatz", "Gesichtserkennung weg vom Arbeitsplatz")]
    [InlineData("Größere Pausenräume", "Grössere Pausenräume bitte")]
    [InlineData("Más días de vacaciones", "MAS DIAS de vacaciones ya")]
    [InlineData("It is all for us", "It is all for us")]
    public void Titles_with_most_words_in_common_are_alike(string one, string other)
    {
        Assert.InRange(Likeness.Of(one, other), 0.6, 1);
        Assert.Equal(Likeness.Of(one, other), Likeness.Of(other, one));
    }

    [Theory]
    [InlineData("No face recognition at work", "No overtime without pay")]
    [InlineData("No face recognition at work", "Lunch at work")]
    [InlineData("Télétravail pour tous", "Chauffage pour tous")]
    [InlineData("Keine Überwachung für alle", "Keine Überstunden für alle")]
    [InlineData("Stop the weapons contract", "Stop the cafeteria contract")]
    [InlineData("Más vacaciones para todos", "Más guarderías para todos")]
    [InlineData("Lunch without cameras", "No face recognition in our name")]
    [InlineData("…", "!")]
    public void Titles_about_different_things_are_not(string one, string other) => Assert.InRange(Likeness.Of(one, other), 0, 0.59);
}

public sealed class PetitionsAlikeTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task One_that_runs_is_shown_before_another_opens_and_nothing_of_the_other_is_lost()
    {
        var running = await Drafts("Lighthouse Cloud", "the board", "No face recognition at work");
        Assert.Contains("is open to", await _bot.Moderator().Hears($"/petition open {running} eligible:42"), StringComparison.Ordinal);
        var other = await Drafts("Harbour Freight", "the chief executive", "Face recognition out of our offices");

        var asked = Assert.IsType<Reply.Say>(await _bot.Moderator().Says($"/petition open {other} eligible:60")).Message;

        Assert.Contains($"{running}", _bot.Moderator().Words(asked), StringComparison.Ordinal);
        Assert.Equal([$"petition show petition:{running}", $"petition open petition:{other} eligible:60 anyway:yes"], asked.Buttons.Select(button => button.Line.ToString()));
        Assert.Contains("Sign", Assert.IsType<Reply.Say>(await _bot.Member("Ana").Says(asked.Buttons[0].Line.ToString())).Message.Buttons[0].Label, StringComparison.Ordinal);
        Assert.Contains("draft", await _bot.Moderator().Hears($"/petition show {other}"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is open to 60 members", await _bot.Moderator().Hears(asked.Buttons[1].Line.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_addressee_in_the_same_campaign_is_shown_and_in_another_is_not()
    {
        await _bot.Moderator().Says($"/petition open {await Drafts("Lighthouse Cloud", "The Board", "No face recognition at work")} eligible:42");

        Assert.Contains("asks for nearly the same", await _bot.Moderator().Hears($"/petition open {await Drafts("Lighthouse Cloud", "the board", "Longer lunch breaks")} eligible:42"), StringComparison.Ordinal);
        Assert.Contains("is open to", await _bot.Moderator().Hears($"/petition open {await Drafts("Harbour Freight", "the board", "Longer lunch breaks")} eligible:42"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_closed_or_is_a_draft_and_one_of_a_strange_community_are_not_in_the_way()
    {
        var closed = await Drafts("Lighthouse Cloud", "the board", "No face recognition at work");
        await _bot.Moderator().Says($"/petition open {closed} eligible:42");
        await _bot.Closes(closed);
        await Drafts("Lighthouse Cloud", "the board", "No face recognition at work");
        var stranger = new Person(_bot, new CommunityRef(Platform.Discord, "999"), "Mallory") { Moderates = true };
        var strange = await Drafts("Lighthouse Cloud", "the board", "No face recognition at work", stranger);
        Assert.Contains("is open to", await stranger.Hears($"/petition open {strange} eligible:42"), StringComparison.Ordinal);

        var own = await Drafts("Lighthouse Cloud", "the board", "No face recognition at work");

        Assert.Contains("is open to", await _bot.Moderator().Hears($"/petition open {own} eligible:42"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<string> Drafts(string target, string addressee, string title, Person? moderator = null) =>
        Assert.IsType<Reply.Say>(await (moderator ?? _bot.Moderator()).Says($"""/petition start target:"{target}" addressee:"{addressee}" title:"{title}" text:"We ask." deadline:30d""")).Message.Buttons[0].Line.Values["petition"];
}
