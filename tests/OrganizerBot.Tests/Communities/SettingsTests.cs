using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class SettingsTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task Language_and_zone_are_set_by_name()
    {
        var heard = await _bot.Moderator().Hears("/organizer settings language:french zone:europe/paris");

        Assert.Contains("Language: Français", heard, StringComparison.Ordinal);
        Assert.Contains("Time zone: Europe/Paris", heard, StringComparison.Ordinal);
        var community = await _bot.LookAsync(db => db.Communities.SingleAsync());
        Assert.Equal((Language.French, "Europe/Paris"), (community.Language, community.Zone));
    }

    [Theory]
    [InlineData(SpokenLanguage.English, "en", "Language: English")]
    [InlineData(SpokenLanguage.French, "fr", "Langue: Français")]
    [InlineData(SpokenLanguage.German, "de", "Sprache: Deutsch")]
    [InlineData(SpokenLanguage.Spanish, "es", "Idioma: Español")]
    public async Task Each_language_can_be_chosen_and_is_spoken_to_its_members(SpokenLanguage chosen, string code, string said)
    {
        await _bot.Moderator().Hears($"/organizer settings language:{chosen}");

        var language = Assert.Single(Language.All, language => language.Code == code);
        Assert.Equal(language, (await _bot.LookAsync(db => db.Communities.SingleAsync())).Language);
        Assert.Contains(said, await (_bot.Moderator() with { Language = language }).Hears($"/organizer settings language:{chosen}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_either_a_form_shows_what_is_set()
    {
        var moderator = _bot.Moderator();
        await moderator.Says("/organizer settings zone:Asia/Tokyo");

        var form = Assert.IsType<Reply.Ask>(await moderator.Says("/organizer settings")).Form;

        Assert.Equal([("language", "english"), ("zone", "Asia/Tokyo"), ("owner", "members"), ("review", "words"), ("silent", "no")], form.Fields.Select(field => (field.Name, field.Value!)));
        Assert.Contains("Time zone: America/New_York", moderator.Words(await moderator.Sends(form, ("language", "english"), ("zone", "America/New York"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nowhere/Atlantis")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("../../etc/passwd")]
    public async Task What_is_no_zone_is_explained(string typed)
    {
        var reply = Assert.IsType<Reply.Mend>(await _bot.Moderator().Says($"/organizer settings zone:\"{typed}\""));

        Assert.Contains($"\"{typed}\" is not a time zone", _bot.Moderator().Words(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_is_meant_in_the_zone()
    {
        await _bot.Moderator().Says("/organizer settings zone:America/New_York");
        var code = await _bot.HasAnOpenPledge(more: "deadline:2027-03-02");

        Assert.Contains("3 March 2027 04:59 UTC", await _bot.Member("Ana").Hears($"/pledge show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_set_nothing() =>
        Assert.StartsWith("Only moderators", await _bot.Member("Ana").Hears("/organizer settings language:french"), StringComparison.Ordinal);

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
