using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class RetractRefusalTests(TestBot bot) : IClassFixture<TestBot>
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
    public async Task A_published_one_is_no_longer_counted()
    {
        await _guild.Knows("Quagmire");
        await _guild.Log(2, "company:Quagmire stage:offer");
        var code = await _guild.Member("Ana").Logs("company:Quagmire stage:offer");
        Assert.Contains("Quagmire: 3 or more", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);

        await _guild.Member("Ana").Says($"/refusal retract {code}");

        Assert.Contains("Quagmire: fewer than 3", await _guild.Member("Ben").Hears("/refusal list"), StringComparison.Ordinal);
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
