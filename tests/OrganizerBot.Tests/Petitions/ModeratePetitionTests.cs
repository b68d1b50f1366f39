using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed class ModeratePetitionTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task A_member_cannot_start_one()
    {
        Assert.StartsWith("Only moderators", await bot.Member("Ana").Hears("/petition start"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_in_a_form_and_what_was_typed_stands_in_it()
    {
        var ask = Assert.IsType<Reply.Ask>(await bot.Moderator("Ada").Says("/petition start target:\"Lighthouse Cloud\""));

        Assert.Equal(["target", "addressee", "title", "text", "deadline"], ask.Form.Fields.Take(5).Select(field => field.Name));
        Assert.Equal("Lighthouse Cloud", ask.Form.Fields[0].Value);
    }

    [Fact]
    public async Task A_form_with_a_mistake_keeps_everything_and_offers_it_again()
    {
        var moderator = bot.Moderator("Bea");
        var ask = (Reply.Ask)await moderator.Says("/petition start");

        var mend = Assert.IsType<Reply.Mend>(await moderator.Sends(
            ask.Form, ("target", "Lighthouse Cloud"), ("addressee", "The board"), ("title", "A title"), ("text", "A text that took a while to write"), ("deadline", "soon")));

        Assert.Contains("\"soon\" is not a day", moderator.Words(mend), StringComparison.Ordinal);
        Assert.Contains("A text that took a while to write", moderator.Words(mend), StringComparison.Ordinal);
        var again = (Reply.Ask)await moderator.Says("/petition start");
        Assert.Equal("A text that took a while to write", again.Form.Fields.Single(field => field.Name == "text").Value);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_said_with_its_length()
    {
        var moderator = bot.Moderator("Cy");

        var heard = await moderator.Hears($"/petition start target:X addressee:Y title:Z deadline:30d text:\"{new string('a', 3001)}\"");

        Assert.Contains("3,001 characters; at most 3,000 fit", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_words_change_until_it_opens_and_whether_somebody_has_signed_makes_no_difference()
    {
        var moderator = bot.Moderator();
        var code = Assert.IsType<Reply.Say>(await moderator.Says("/petition start target:X addressee:Y title:Z text:T deadline:30d")).Message.Buttons[0].Line.Values["petition"];

        Assert.IsType<Reply.Ask>(await moderator.Says($"/petition edit {code}"));
        Assert.Equal("A better title is changed.", await moderator.Hears($"/petition edit {code} title:\"A better title\""));
        await moderator.Says($"/petition open {code} eligible:200 anyway:yes");
        var unsigned = await moderator.Hears($"/petition edit {code} title:Another");
        await bot.Member("Ana").Says($"/petition sign {code} as:counted");

        Assert.StartsWith("A better title is open, so its words stay as they are", unsigned, StringComparison.Ordinal);
        Assert.Equal(unsigned, await moderator.Hears($"/petition edit {code} title:Another"));
        Assert.Equal(unsigned, await moderator.Hears($"/petition edit {code}"));
    }

    [Fact]
    public async Task More_time_then_the_end()
    {
        var code = await bot.HasAnOpenPetition();
        var moderator = bot.Moderator();

        Assert.Contains("now runs until", await moderator.Hears($"/petition extend {code} 60d"), StringComparison.Ordinal);
        var asked = Assert.IsType<Reply.Say>(await moderator.Says($"/petition close {code}")).Message;
        Assert.Contains("now? It cannot be undone. The deadline is", moderator.Words(asked), StringComparison.Ordinal);
        Assert.Contains("is open", await moderator.Hears($"/petition open {code}"), StringComparison.Ordinal);
        Assert.Contains("is closed", await moderator.Hears(Assert.Single(asked.Buttons).Line.ToString()), StringComparison.Ordinal);
        Assert.Contains("is closed: signatures can't be withdrawn any more. /organizer forget still removes what leads to you.", await bot.Member("Ana").Hears($"/petition withdraw {code}"), StringComparison.Ordinal);
        Assert.Contains("was closed before; nothing changed", await moderator.Hears($"/petition close {code} sure:yes"), StringComparison.Ordinal);
        Assert.Contains("takes no more signatures", await bot.Member("Ana").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        Assert.Contains(code, await bot.Member("Ana").Hears("/petition list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_as_if_it_did_not_exist_for_members()
    {
        var code = await bot.HasADraft();

        Assert.Equal((await bot.Member("Ana").Hears("/petition show 00000")).Replace("00000", code, StringComparison.Ordinal), await bot.Member("Ana").Hears($"/petition show {code}"));
    }

    [Fact]
    public async Task In_a_group_too_small_to_hide_a_name_it_says_so()
    {
        var code = await bot.HasAnOpenPetition(eligible: 6);

        Assert.StartsWith("Too few people here to hide a name", await bot.Member("Ana").Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
    }
}
