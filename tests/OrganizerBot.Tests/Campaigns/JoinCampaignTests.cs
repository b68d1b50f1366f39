using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

public sealed class JoinCampaignTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    private Person SlackModerator => _bot.SlackMember("Sasha") with { Moderates = true };

    [Fact]
    public async Task A_member_on_Discord_and_one_on_Slack_sign_and_one_tally_shows_both()
    {
        var petition = await _bot.HasAnOpenPetition();
        await JoinAsync();

        await _bot.Member("Ana").Says($"/petition sign {petition} as:named");
        await _bot.SlackMember("Ana").Says($"/petition sign {petition} as:named");

        Assert.Contains("2 signatures of 14", await _bot.Member("Ben").Hears($"/petition show {petition}"), StringComparison.Ordinal);
        Assert.Contains("2 signatures of 14", await _bot.SlackMember("Cem").Hears($"/petition show {petition}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_pledge_is_made_from_both_platforms()
    {
        var pledge = await _bot.HasAnOpenPledge();
        await JoinAsync();

        await _bot.Member("Ana").Says($"/pledge make {pledge} as:named");
        await _bot.SlackMember("Cem").Says($"/pledge make {pledge} as:named");

        Assert.Contains("2 pledges of 5", await _bot.SlackMember("Dee").Hears($"/pledge show {pledge}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joining_twice_changes_nothing_and_both_see_two_communities()
    {
        await _bot.HasAnOpenPetition();
        var code = await JoinAsync();

        Assert.Contains("already; nothing changed", await SlackModerator.Hears($"/campaign join {await _bot.Moderator().Shares(code)}"), StringComparison.Ordinal);
        Assert.Contains("Communities: 2", await _bot.SlackMember("Cem").Hears($"/campaign show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_joins_nothing_and_a_malformed_one_is_explained()
    {
        await _bot.HasAnOpenPetition();

        Assert.StartsWith("No campaign has that code", await SlackModerator.Hears("/campaign join 0123456789"), StringComparison.Ordinal);
        Assert.Contains("it has ten letters and digits", await SlackModerator.Hears("/campaign join 0123"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_has_ended_is_not_joined()
    {
        await _bot.HasAnOpenPetition();
        var code = await _bot.Moderator().SeesACampaign();
        var join = await _bot.Moderator().Shares(code);
        await _bot.Moderator().Says($"/campaign close {code} yes");

        Assert.Contains("has ended already", await SlackModerator.Hears($"/campaign join {join}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edit {0} demand:x")]
    [InlineData("share {0}")]
    [InlineData("close {0} yes")]
    public async Task Whoever_joined_does_not_run_it(string command)
    {
        await _bot.HasAnOpenPetition();
        var code = await JoinAsync();

        var heard = await SlackModerator.Hears("/campaign " + command.Replace("{0}", code, StringComparison.Ordinal));

        Assert.StartsWith("Another community runs the campaign", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_it_cannot_leave()
    {
        await _bot.HasAnOpenPetition();

        Assert.Contains("so it cannot leave", await _bot.Moderator().Hears($"/campaign leave {await _bot.Moderator().SeesACampaign()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_stay_when_a_community_leaves_and_their_owners_can_still_take_them_back()
    {
        var petition = await _bot.HasAnOpenPetition();
        var pledge = await _bot.HasAnOpenPledge();
        var code = await JoinAsync();
        var cem = _bot.SlackMember("Cem");
        await cem.Says($"/petition sign {petition} as:named");
        await cem.Says($"/pledge make {pledge} as:named");

        Assert.StartsWith("Your community no longer takes part", await SlackModerator.Hears($"/campaign leave {code} sure:yes"), StringComparison.Ordinal);

        Assert.StartsWith("There is no petition", await cem.Hears($"/petition show {petition}"), StringComparison.Ordinal);
        Assert.Contains("1 signature of 14", await _bot.Member("Ben").Hears($"/petition show {petition}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no petition", await _bot.SlackMember("Dee").Hears($"/petition withdraw {petition}"), StringComparison.Ordinal);
        Assert.StartsWith("Withdrawn.", await cem.Hears($"/petition withdraw {petition}"), StringComparison.Ordinal);
        Assert.StartsWith("Released.", await cem.Hears($"/pledge release {pledge}"), StringComparison.Ordinal);
        Assert.Contains("0 signatures of 14", await _bot.Member("Ben").Hears($"/petition show {petition}"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<string> JoinAsync()
    {
        var code = await _bot.Moderator().SeesACampaign();
        await SlackModerator.Says("/organizer settings owner:members");
        await _bot.Moderator().LetsIn(SlackModerator, code);
        return code;
    }
}
