using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>A company that wrote again after a refusal is counted apart from refusals, by the same rules.</summary>
public sealed class RecontactTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Theory]
    [InlineData("/refusal again Quagmire")]
    [InlineData("/refusal log company:Quagmire stage:recontact")]
    public async Task Without_a_refusal_nothing_can_come_again_and_it_offers_to_log_one(string line)
    {
        await _guild.Knows("Quagmire");

        var reply = Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says(line)).Message;

        Assert.Equal("refusal log company:Quagmire", Assert.Single(reply.Buttons).Line.ToString());
    }

    [Fact]
    public async Task A_month_that_cannot_be_is_said_at_its_field()
    {
        var reply = Assert.IsType<Reply.Mend>(await _guild.Member("Ana").Says("/refusal again Quagmire month:2009-12"));

        Assert.Contains("\"2009-12\" is not a month", reply.Form.Fields.Single(field => field.Name == "month").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_a_number_of_its_own_from_three_on()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(4, "company:Quagmire stage:offer");
        for (var member = 1; member <= 3; member++)
        {
            Assert.StartsWith("Saved. Without your name", await _guild.Member($"Member-{member}").Hears("/refusal again Quagmire"), StringComparison.Ordinal);
            Assert.StartsWith("You've already logged this", await _guild.Member($"Member-{member}").Hears("/refusal again Quagmire"), StringComparison.Ordinal);
        }

        Assert.Contains("Quagmire: fewer than 3", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        await _guild.KeepsTheWeeklyHour();

        var list = await _guild.Member("Ben").Hears("/refusal list");
        Assert.Contains("Quagmire: 3 or more refusals", list, StringComparison.Ordinal);
        Assert.Contains("Wrote again after a refusal: 3 or more", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_refused_and_one_who_was_written_to_again_are_not_three()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(2, "company:Quagmire stage:offer");
        await _guild.Member("Member-1").Says("/refusal again Quagmire");
        await _guild.KeepsTheWeeklyHour();

        Assert.Contains("Quagmire: fewer than 3", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
    }
}
