using Microsoft.EntityFrameworkCore;
using OrganizerBot.Digests;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed class AnswerPetitionTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    [Fact]
    public async Task Without_more_than_the_petition_a_form_asks_what_it_comes_to_its_words_and_its_day()
    {
        var code = await IsDelivered();

        var ask = Assert.IsType<Reply.Ask>(await _bot.Moderator().Says($"/petition answer {code}"));

        Assert.Equal(["kind", "text", "day"], ask.Form.Fields.Select(field => field.Name));
        Assert.Equal(["yes", "partly", "no", "no-answer"], ask.Form.Fields[0].Choices.Select(choice => choice.Value));
        Assert.Equal(3000, ask.Form.Fields[1].MaxLength);
        Assert.Contains("is recorded", _bot.Moderator().Words(await _bot.Moderator().Sends(ask.Form, ("kind", "no"), ("text", "We will not."), ("day", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_shown_in_its_own_words_and_each_channel_is_told_once()
    {
        var code = await IsDelivered();
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 2);

        var heard = await _bot.Moderator().Hears($"""/petition answer {code} kind:partly day:2027-03-01 text:"We stop *here* @everyone <!channel>." """);
        await _bot.Sweeps();
        await _bot.Sweeps();

        Assert.Contains("is recorded", heard, StringComparison.Ordinal);
        var shown = Assert.IsType<Reply.Say>(await _bot.Member("Reader").Says($"/petition show {code}")).Message;
        Assert.Contains("We stop *here* @everyone <!channel>.", Assert.Single(shown.Nodes.OfType<Quote>().Skip(1)).Words, StringComparison.Ordinal);
        Assert.Matches("The answer of .*March.*2027: Partly", _bot.Member("Reader").Words(shown));
        Assert.Contains("answered", _bot.Member("Reader").Words(shown), StringComparison.Ordinal);
        Assert.Equal(2, await Told(sheet));
        Assert.Contains("already has this answer", await _bot.Moderator().Hears($"""/petition answer {code} kind:partly day:2027-03-01 text:"We stop *here* @everyone <!channel>." """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_better_wording_is_not_told_again_and_another_kind_of_answer_is()
    {
        var code = await IsDelivered();
        var sheet = await _bot.SheetOf(code);
        await _bot.HasCards(sheet, channels: 1);
        await _bot.Moderator().Says($"/petition answer {code} kind:no-answer");
        await _bot.Sweeps();
        await _bot.Moderator().Says($"""/petition answer {code} kind:no-answer text:"Nothing for a month." """);
        await _bot.Sweeps();
        Assert.Equal(1, await Told(sheet));

        await _bot.Moderator().Says($"""/petition answer {code} kind:yes text:"It is over." """);
        await _bot.Sweeps();

        Assert.Equal(2, await Told(sheet));
        Assert.Contains("It is over.", await _bot.Member("Reader").Hears($"/petition show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_delivered_was_not_answered_and_no_day_to_come_is_taken()
    {
        var code = await _bot.HasAClosedPetition("Ana");

        Assert.Contains($"/petition deliver {code}", await _bot.Moderator().Hears($"/petition answer {code} kind:yes"), StringComparison.Ordinal);
        await _bot.Moderator().Delivers(code);
        Assert.Contains("has not come yet", _bot.Moderator().Words(await _bot.Moderator().Says($"/petition answer {code} kind:yes day:3d")), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await _bot.Member("Ana").Hears($"/petition answer {code} kind:yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_digest_tells_it_once_in_the_communitys_language()
    {
        var code = await IsDelivered();
        await _bot.Moderator().Says($"""/petition answer {code} kind:partly text:"Nous y réfléchissons." """);
        HashSet<string> told = [];

        var first = await Section(told);
        told.UnionWith(first.News);
        var second = await Section(told);

        var lines = Flat.Text(new Message(first.Nodes), Words.In(Language.French));
        Assert.Contains("a reçu une réponse (En partie) : « Nous y réfléchissons. »", lines, StringComparison.Ordinal);
        Assert.Contains(code, lines, StringComparison.Ordinal);
        Assert.DoesNotContain(code, Flat.Text(new Message(second.Nodes), Words.In(Language.French)), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<string> IsDelivered()
    {
        var code = await _bot.HasAClosedPetition("Ana");
        await _bot.Moderator().Delivers(code);
        await _bot.Sweeps();
        return code;
    }

    private Task<int> Told(Sheet sheet) => _bot.LookAsync(db => db.Outbox.CountAsync(entry => entry.Key.StartsWith("answered.") && entry.Key.Contains($"/{sheet.Id}/")));

    private Task<DigestSection> Section(IReadOnlySet<string> told) => _bot.LookAsync(async db =>
    {
        var community = await db.Communities.SingleAsync(community => community.PlatformId == "100");
        return await new PetitionDigest(db).ComposeAsync(new DigestScope(community.Id, Words.In(Language.French), told, _bot.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
    });
}
