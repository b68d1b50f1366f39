using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class RetractRefusalTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task Its_author_deletes_it_and_may_log_it_again()
    {
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:offer");

        Assert.StartsWith($"Retracted: {code} is deleted.", await _guild.Member("Ana").Hears($"/refusal retract {code}"), StringComparison.Ordinal);

        Assert.StartsWith("Nothing waits", await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
        Assert.NotEqual(code, await _guild.Member("Ana").Logs("company:Quagmire stage:offer"));
    }

    [Fact]
    public async Task To_anybody_else_the_code_is_unknown()
    {
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:offer");
        var foreign = bot.HasAGuild().Member("Ana");

        foreach (var other in (Person[])[_guild.Member("Ben"), _guild.Moderator, foreign])
        {
            var unknown = await other.Hears("/refusal retract 00000");
            Assert.Equal(unknown.Replace("00000", code, StringComparison.Ordinal), await other.Hears($"/refusal retract {code}"));
        }

        Assert.Contains(code, await _guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_told_leaves_the_numbers_with_others_and_nothing_else_of_it_is_kept()
    {
        await _guild.Knows("Quagmire");
        string[] names = ["Ana", "Ben", "Cem"];
        var codes = await Task.WhenAll(names.Select(name => _guild.Member(name).Logs("company:Quagmire stage:offer")));
        await _guild.KeepsTheWeeklyHour();
        await _guild.Member("Ana").Says($"/refusal retract {codes[0]}");
        Assert.StartsWith("Retracted", await _guild.Member("Ben").Hears($"/refusal retract {codes[1]}"), StringComparison.Ordinal);
        await _guild.KeepsTheWeeklyHour();
        Assert.Contains("Quagmire: 3 or more", await _guild.Member("Dua").Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Contains("`00000`".Trim('`'), (await _guild.Member("Ana").Hears($"/refusal retract {codes[0]}")).Replace(codes[0], "00000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("Saved", await _guild.Member("Ana").Hears("/refusal log company:Quagmire stage:offer"), StringComparison.Ordinal);

        await _guild.Member("Cem").Says($"/refusal retract {codes[2]}");
        await _guild.KeepsTheWeeklyHour();

        Assert.Contains("Quagmire: fewer than 3", await _guild.Member("Dua").Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_company_goes_with_the_only_refusal_that_named_it()
    {
        var first = await _guild.Member("Ana").Logs("company:Quagmire stage:offer");
        var second = await _guild.Member("Ben").Logs("company:Quagmire stage:offer");

        await _guild.Member("Ana").Says($"/refusal retract {first}");
        Assert.Equal(1, await CampaignsAsync());

        await _guild.Member("Ben").Says($"/refusal retract {second}");
        Assert.Equal(0, await CampaignsAsync());
    }

    private Task<int> CampaignsAsync() => bot.LookAsync(db => Task.FromResult(db.Campaigns.Count(campaign =>
        db.Communities.Any(community => community.Id == campaign.OwnerId && community.PlatformId == _guild.Ref.Id))));
}
