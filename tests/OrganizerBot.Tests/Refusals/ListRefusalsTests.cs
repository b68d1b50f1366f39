using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class ListRefusalsTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task Where_there_is_nothing_it_says_how_to_begin() =>
        Assert.Contains("/refusal log", await _guild.Member("Ana").Hears("/refusal list"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "fewer than 3")]
    [InlineData(2, "fewer than 3")]
    [InlineData(3, "3 or more")]
    [InlineData(5, "3 or more")]
    [InlineData(6, "6 or more")]
    public async Task A_company_is_counted_from_three_refusers_on(int refusers, string said)
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(refusers, "company:Quagmire stage:offer");
        Assert.Contains("Quagmire: fewer than 3 refusals without a name", await _guild.Member("Ana").Hears("/refusal list"), StringComparison.Ordinal);

        await _guild.KeepsTheWeeklyHour();

        Assert.Contains($"Quagmire: {said} refusals without a name", await _guild.Member("Ana").Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_with_many_refusals_is_not_three()
    {
        await _guild.Knows("Quagmire");
        foreach (var month in (string[])["2026-09", "2026-10", "2026-11", "2026-12"])
        {
            await _guild.Member("Ana").Says($"/refusal log company:Quagmire stage:offer month:{month}");
        }

        await _guild.KeepsTheWeeklyHour();

        Assert.Contains("Quagmire: fewer than 3", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_with_fewer_than_three_is_said_so()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(4, "company:Quagmire stage:offer");
        await _guild.Log(1, "company:Quagmire stage:interview");
        await _guild.Log(2, "company:Quagmire stage:offer month:2026-11");
        await _guild.KeepsTheWeeklyHour();

        var list = await _guild.Member("Ana").Hears("/refusal list");

        Assert.Contains("Offer: 3 or more", list, StringComparison.Ordinal);
        Assert.Contains("Interview: fewer than 3", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_for_credit_is_named_and_quoted_even_alone()
    {
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:offer month:2026-11 reason:\"They watch.\" credit:yes");
        Assert.DoesNotContain("Ana", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);

        await _guild.Approves(code);

        var list = await _guild.Member("Ben").Hears("/refusal list");
        Assert.Contains("Ana: Offer, November 2026", list, StringComparison.Ordinal);
        Assert.Contains("They watch.\n— Ana", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_words_without_a_name_appear_once_three_have_refused()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(2, "company:Quagmire stage:offer");
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:interview reason:\"They watch.\" role:tester link:https://example.org/a");
        Assert.DoesNotContain("They watch.", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);

        await _guild.Approves(code);
        Assert.DoesNotContain("They watch.", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
        await _guild.KeepsTheWeeklyHour();

        var list = await _guild.Member("Ben").Hears("/refusal list");
        Assert.Contains("They watch.\n— tester\nhttps://example.org/a", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_words_stay_unseen_while_fewer_than_three_have_refused()
    {
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:interview reason:\"They watch.\"");

        await _guild.Approves(code);
        await _guild.KeepsTheWeeklyHour();

        var list = await _guild.Member("Ben").Hears("/refusal list");
        Assert.Contains("Quagmire: fewer than 3", list, StringComparison.Ordinal);
        Assert.DoesNotContain("They watch.", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_community_sees_nothing_of_it()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(3, "company:Quagmire stage:offer");

        Assert.DoesNotContain("Quagmire", await bot.HasAGuild().Member("Ana").Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queries_give_digests_what_is_published_in_a_community()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(2, "company:Quagmire stage:offer");
        await _guild.Member("Ana").Logs("company:Quagmire stage:offer reason:\"They watch.\"");

        var published = await bot.LookAsync(db =>
        {
            var community = db.Communities.Single(community => community.PlatformId == _guild.Ref.Id).Id;
            return Task.FromResult(db.PublishedRefusals(community).ToList());
        });

        Assert.Equal(2, published.Count);
    }
}
