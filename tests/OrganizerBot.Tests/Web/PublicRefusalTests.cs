using System.Text.Json.Nodes;
using OrganizerBot.Campaigns;
using OrganizerBot.Refusals;

namespace OrganizerBot.Web;

/// <summary>Which refusals stand on a public page: those whose authors chose it, approved, since a weekly hour, until they are taken back.</summary>
public sealed class PublicRefusalTests(PageHouse house) : IClassFixture<PageHouse>
{
    private const string Worded = """company:"Lighthouse Cloud" stage:offer month:2027-02 reason:"They watch people." role:tester """;

    [Theory]
    [InlineData("")]
    [InlineData("credit:no")]
    [InlineData("credit:yes")]
    public async Task Whoever_did_not_choose_the_page_is_never_on_it(string credit)
    {
        var scene = await (await house.HasACampaign()).Publishes();
        await scene.Guild.Approves(await scene.Guild.Member("Ana").Logs(Worded + credit));

        await scene.Guild.KeepsTheWeeklyHour();

        foreach (var file in new[] { "", "/de", "/data.json", "/feed.atom" })
        {
            var shown = (await scene.Opens(file)).Html;
            Assert.DoesNotContain("They watch people", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Ana", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_chose_it_is_told_who_can_read_it_and_appears_at_the_weekly_hour()
    {
        var scene = await (await house.HasACampaign()).Publishes();
        var ana = scene.Guild.Member("Ana");

        var said = await ana.Says($"/refusal log {Worded} credit:public");
        var code = RefusalScenes.CodeOf(said);
        Assert.Contains("anyone on the internet can read your name, the stage, the month and your words there, your employer and the company included", ana.Words(said), StringComparison.Ordinal);
        Assert.Contains("Ana, on the public page too: anyone on the internet could read it", await scene.Guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", (await scene.Opens()).Html, StringComparison.Ordinal);

        await scene.Guild.Approves(code);
        house.Bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("Ana", (await scene.Opens()).Html, StringComparison.Ordinal);

        await scene.Guild.KeepsTheWeeklyHour();
        var page = (await scene.Opens()).Html;
        Assert.Contains("<h3>Ana, tester</h3>", page, StringComparison.Ordinal);
        Assert.Contains("They watch people.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(code, page, StringComparison.Ordinal);
        var data = JsonNode.Parse((await scene.Opens("/data.json")).Html)!["refusals"]!.AsArray();
        Assert.Equal(("Ana", "offer", "2027-02", "tester"), (Text("name"), Text("stage"), Text("month"), Text("role")));
        Assert.Contains("You chose the public page too", await ana.Hears("/organizer export"), StringComparison.Ordinal);

        Assert.StartsWith("Retracted", await ana.Hears($"/refusal retract {code}"), StringComparison.Ordinal);
        foreach (var file in new[] { "", "/fr", "/data.json", "/feed.atom" })
        {
            Assert.DoesNotContain("Ana", (await scene.Opens(file)).Html, StringComparison.Ordinal);
        }

        string Text(string name) => Assert.Single(data)![name]!.GetValue<string>();
    }

    [Fact]
    public async Task The_choice_waits_for_a_page_and_one_for_the_chat_never_becomes_one_for_the_page()
    {
        var scene = await house.HasACampaign();
        await scene.Guild.Approves(await scene.Guild.Member("Ana").Logs(Worded + "credit:yes"));
        await scene.Guild.Approves(await scene.Guild.Member("Ben").Logs(Worded + "credit:public"));
        Assert.Contains("its words stay", await scene.Guild.Member("Ana").Hears($"/refusal log {Worded} credit:public"), StringComparison.Ordinal);
        await scene.Guild.KeepsTheWeeklyHour();

        await scene.Publishes();

        var page = (await scene.Opens()).Html;
        Assert.Contains("<h3>Ben, tester</h3>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_forgotten_is_off_the_page_and_a_guest_s_own_choice_stands_on_it()
    {
        var scene = await house.HasACampaign();
        var guest = house.Bot.HasAGuild();
        await scene.Guild.Moderator.LetsIn(guest.Moderator, scene.Campaign);
        await guest.Approves(await guest.Member("Gil").Logs(Worded + "credit:public"));
        await scene.Guild.Approves(await scene.Guild.Member("Ana").Logs(Worded + "credit:public"));
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Publishes();
        Assert.Contains("<h3>Gil, tester</h3>", (await scene.Opens()).Html, StringComparison.Ordinal);

        var asked = Assert.IsType<Messages.Reply.Say>(await scene.Guild.Member("Ana").Says("/organizer forget"));
        await scene.Guild.Member("Ana").Says($"/{asked.Message.Buttons[0].Line}");

        var page = (await scene.Opens()).Html;
        Assert.DoesNotContain("Ana", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Gil, tester</h3>", page, StringComparison.Ordinal);
    }
}
