using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

public sealed class CampaignCommandsTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task Members_learn_of_a_campaign_when_something_of_it_opens()
    {
        var pledge = await _bot.HasADraftedPledge();
        Assert.StartsWith("There is no campaign here yet", await _bot.Member("Ana").Hears("/campaign list"), StringComparison.Ordinal);
        var code = await _bot.Moderator().SeesACampaign();
        await _bot.Moderator().Says($"/campaign edit {code} demand:\"No face recognition\"");
        Assert.StartsWith("There is no campaign", await _bot.Member("Ana").Hears($"/campaign show {code}"), StringComparison.Ordinal);

        await _bot.Moderator().Says($"/pledge open {pledge} eligible:42");

        Assert.Contains("Lighthouse Cloud, running", await _bot.Member("Ana").Hears("/campaign list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_has_what_belongs_to_it_and_no_drafts_for_members()
    {
        var (petition, pledge, draft) = (await _bot.HasAnOpenPetition(), await _bot.HasAnOpenPledge(), await _bot.HasADraftedPledge());
        var code = await _bot.Moderator().SeesACampaign();

        var shown = await _bot.Member("Ana").Hears($"/campaign show {code}");

        Assert.Contains($"Petition {petition} No face recognition at work, open", shown, StringComparison.Ordinal);
        Assert.Contains($"Pledge {pledge}", shown, StringComparison.Ordinal);
        Assert.Contains("Communities: 1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, shown, StringComparison.Ordinal);
        Assert.Contains(draft, await _bot.Moderator().Hears($"/campaign show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_opens_a_form_with_what_is_there_and_keeps_what_is_left_out()
    {
        await _bot.HasAnOpenPetition();
        var moderator = _bot.Moderator();
        var code = await moderator.SeesACampaign();
        await moderator.Says($"/campaign edit {code} demand:\"No face recognition\"");

        var form = Assert.IsType<Reply.Ask>(await moderator.Says($"/campaign edit {code}")).Form;
        Assert.Equal(["Lighthouse Cloud", "No face recognition", "", "", "", ""], form.Fields.Select(field => field.Value));
        Assert.Equal("The campaign about Lighthouse Cloud is changed.", moderator.Words(await moderator.Sends(form, ("lift", "It is switched off"))));

        var shown = await _bot.Member("Ana").Hears($"/campaign show {code}");
        Assert.Contains("Demand: No face recognition", shown, StringComparison.Ordinal);
        Assert.Contains("What would end it: It is switched off", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edit {0} demand:x")]
    [InlineData("share {0}")]
    [InlineData("join 0000000000")]
    [InlineData("leave {0}")]
    [InlineData("close {0} yes")]
    public async Task Members_only_read(string command)
    {
        await _bot.HasAnOpenPetition();
        var code = await _bot.Moderator().SeesACampaign();

        Assert.StartsWith("Only moderators", await _bot.Member("Ana").Hears("/campaign " + command.Replace("{0}", code, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "what you asked for was met", "won")]
    [InlineData("no", "its condition not met", "ended")]
    public async Task Closing_says_whether_the_condition_was_met_and_happens_once(string met, string said, string state)
    {
        await _bot.HasAnOpenPetition();
        var moderator = _bot.Moderator();
        var code = await moderator.SeesACampaign();

        Assert.Contains(said, await moderator.Hears($"/campaign close {code} {met}"), StringComparison.Ordinal);
        Assert.Contains("has ended already", await moderator.Hears($"/campaign close {code} yes"), StringComparison.Ordinal);
        Assert.Contains($"Lighthouse Cloud, {state}", await _bot.Member("Ana").Hears("/campaign list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_is_shown_in_french_too()
    {
        await _bot.HasAnOpenPledge();
        var code = await _bot.Moderator().SeesACampaign();

        var shown = await (_bot.Member("Ana") with { Language = Language.French }).Hears($"/campaign show {code}");

        Assert.Contains("État: en cours", shown, StringComparison.Ordinal);
        Assert.Contains("Engagement", shown, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
