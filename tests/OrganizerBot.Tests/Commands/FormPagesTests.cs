using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Commands;

/// <summary>Forms with more inputs than Discord shows at once.</summary>
public sealed class FormPagesTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task A_page_is_kept_and_nothing_is_done_before_somebody_says_so()
    {
        var ana = bot.Member("Ana");
        var drafts = await bot.LookAsync(db => db.Drafts.CountAsync());
        var offer = await SendsFirstPage(ana, "Harbour Robotics");
        Assert.Contains("Nothing is saved yet", ana.Words(offer), StringComparison.Ordinal);
        Assert.Contains(Words.In(ana.Language).Plain("option.link"), ana.Words(offer), StringComparison.Ordinal);
        Assert.Equal(0, await Logged("Harbour Robotics"));

        Assert.StartsWith("Saved.", ana.Words(await Presses(ana, offer, "command.more.send")), StringComparison.Ordinal);
        Assert.Equal(1, await Logged("Harbour Robotics"));
        Assert.Equal(drafts, await bot.LookAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task The_next_page_asks_for_the_rest_and_sends_both()
    {
        var ben = bot.Member("Ben");
        var form = Assert.IsType<Reply.Ask>(await Presses(ben, await SendsFirstPage(ben, "Tidewater Systems"), "command.more.continue")).Form;
        Assert.Equal(["link", "credit"], form.Fields.Select(field => field.Name));

        var saved = ben.Words(await ben.Sends(form, ("link", "https://jobs.example/1"), ("credit", "yes")));
        Assert.Contains("Ben", saved, StringComparison.Ordinal);
        Assert.Contains("They sell it to the police", ben.Words(await bot.Moderator("Mo").Says("/review list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_wrong_on_the_next_page_is_asked_first_and_says_why()
    {
        var cem = bot.Member("Cem");
        var form = Assert.IsType<Reply.Ask>(await Presses(cem, await SendsFirstPage(cem, "Cliffside Data"), "command.more.continue")).Form;
        var mend = Assert.IsType<Reply.Mend>(await cem.Sends(form, ("link", "jobs dot example"), ("credit", "")));

        var again = Assert.IsType<Reply.Ask>(await cem.Says("/" + mend.Message.Buttons[0].Line)).Form.FirstPage(Form.SmallestPage);
        Assert.Equal("link", again.Fields[0].Name);
        Assert.Equal("jobs dot example", again.Fields[0].Value);
        Assert.NotNull(again.Fields[0].Problem);

        var offer = await cem.Sends(again, [("link", ""), .. again.Fields.Skip(1).Select(field => (field.Name, field.Value ?? ""))]);
        Assert.StartsWith("Saved.", cem.Words(await Presses(cem, offer, "command.more.send")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_of_what_is_there_shows_what_is_there()
    {
        var mo = bot.Moderator("Mo");
        await mo.Says("/pledge start target:\"Quarry Vision\" statement:\"I will decline\" criticalmass:5 deadline:30d");
        var code = (await bot.LookAsync(db => db.Campaigns.ToListAsync())).Single(campaign => campaign.Target == "Quarry Vision").Code;
        await mo.Says($"""/campaign edit campaign:{code} demand:"Stop" lift:"The end of it" hashtag:"#NotWithUs" sources:"https://example.org" answer:"Not while you build that." """);

        var page = Assert.IsType<Reply.Ask>(await mo.Says($"/campaign edit campaign:{code}")).Form.FirstPage(Form.SmallestPage);
        var offer = await mo.Sends(page, [.. page.Fields.Select(field => (field.Name, field.Name == "demand" ? "End the contract" : field.Value ?? ""))]);
        Assert.Contains("Not while you build that.", mo.Words(offer), StringComparison.Ordinal);

        var rest = Assert.IsType<Reply.Ask>(await Presses(mo, offer, "command.more.continue")).Form;
        Assert.Equal("Not while you build that.", Assert.Single(rest.Fields).Value);
        await mo.Sends(rest, ("answer", "Not before you have stopped."));
        var shown = await mo.Hears($"/campaign show campaign:{code}");
        Assert.Contains("End the contract", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_option_is_called_like_a_step_and_two_pages_always_do()
    {
        var catalog = new CommandCatalog();
        Assert.All(catalog.Commands, command => Assert.True(command.Options.Count(option => option.Details.InForm) <= 2 * Form.SmallestPage, command.Path));
        Assert.All(catalog.Commands.SelectMany(command => command.Options), option => Assert.NotEqual(FormStep.Name, option.Name));
    }

    [Fact]
    public void The_buttons_of_every_form_fit()
    {
        var words = Words.In(Language.English);
        foreach (var command in new CommandCatalog().Commands.Where(command => command.Options.Count(option => option.Details.InForm) > Form.SmallestPage))
        {
            var line = new CommandLine(command.Path, command.Options.Where(option => option.InsistedOn).Select(option => KeyValuePair.Create(option.Name, "K7QF2")));
            Field[] rest = [.. command.Options.TakeLast(Form.SmallestPage).Select(option => new Field(option.Name, option.Label(words), FieldKind.Text, false))];
            Assert.All(CommandMessages.More(words, command, line, rest).Buttons, button => Assert.InRange(button.Line.ToString().Length, 1, Button.LongestLine));
        }
    }

    private static async Task<Reply> SendsFirstPage(Person person, string company)
    {
        var page = Assert.IsType<Reply.Ask>(await person.Says("/refusal log")).Form.FirstPage(Form.SmallestPage);
        Assert.Equal(["company", "stage", "month", "reason", "role"], page.Fields.Select(field => field.Name));
        return await person.Sends(page, ("company", company), ("stage", "offer"), ("month", ""), ("reason", "They sell it to the police"), ("role", ""));
    }

    private static Task<Reply> Presses(Person person, Reply reply, string label) =>
        person.Says("/" + Assert.IsType<Reply.Say>(reply).Message.Buttons.Single(button => button.Label == Words.In(person.Language).Plain(label)).Line);

    private async Task<int> Logged(string company)
    {
        var waiting = await bot.Moderator("Mo").Hears("/review list");
        return waiting.Split(company).Length - 1;
    }
}
