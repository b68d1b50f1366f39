using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>What members are given to answer recruiters with.</summary>
public sealed class RecruiterAnswerTests(TestBot bot) : IClassFixture<TestBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task It_says_what_the_campaign_says_and_one_press_logs_the_refusal()
    {
        var campaign = await HasACampaignAsync("""demand:"Stop selling face recognition." lift:"The contract has ended." hashtag:#NotWhileYouBuildThat sources:https://example.org/why""");

        var shown = await _guild.Member("Ana").Hears($"/campaign show {campaign}");
        Assert.Contains("Hashtag: #NotWhileYouBuildThat", shown, StringComparison.Ordinal);
        Assert.Contains("Sources: https://example.org/why", shown, StringComparison.Ordinal);

        var answer = Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says("/refusal reply lighthouse-cloud")).Message;

        var text = Assert.Single(answer.Nodes.OfType<Quote>()).Words;
        Assert.All(
            ["I will not be applying to Lighthouse Cloud", "Stop selling face recognition.", "The contract has ended.", "https://example.org/why", "#NotWhileYouBuildThat"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("##", text, StringComparison.Ordinal);
        Assert.StartsWith("Saved. Without your name", await _guild.Member("Ana").Hears($"/{answer.Buttons[0].Line}"), StringComparison.Ordinal);
        Assert.StartsWith("You've already logged this", await _guild.Member("Ana").Hears($"/{answer.Buttons[0].Line}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_members_language_and_moderators_may_write_their_own()
    {
        var campaign = await HasACampaignAsync("demand:Stop.");
        Assert.Contains("Je ne postulerai pas chez Lighthouse Cloud", await (_guild.Member("Lea") with { Language = Language.French }).Hears("/refusal reply Lighthouse Cloud"), StringComparison.Ordinal);

        await _guild.Moderator.Says($"/campaign edit {campaign} answer:\"Not [company], not now: [demand] [hashtag]\"");

        Assert.Contains("Not Lighthouse Cloud, not now: Stop.", await _guild.Member("Ana").Hears("/refusal reply Lighthouse Cloud"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_can_be_changed_in_a_form_and_are_there_to_copy()
    {
        await HasACampaignAsync("demand:Stop.");
        var ana = _guild.Member("Ana");
        var answer = Assert.IsType<Reply.Say>(await ana.Says("/refusal reply Lighthouse Cloud")).Message;

        var form = Assert.IsType<Reply.Ask>(await ana.Says($"/{answer.Buttons[1].Line}")).Form;

        Assert.Equal(Assert.Single(answer.Nodes.OfType<Quote>()).Words, form.Fields.Single(field => field.Name == "text").Value);
        var changed = Assert.IsType<Reply.Say>(await ana.Sends(form, ("company", "Lighthouse Cloud"), ("text", "No, thank you."))).Message;
        Assert.Equal("No, thank you.", Assert.Single(changed.Nodes.OfType<Quote>()).Words);
    }

    [Fact]
    public async Task It_tells_nothing_of_what_moderators_prepare_and_works_for_any_company()
    {
        await _guild.Drafts("Lighthouse Cloud");
        await _guild.Moderator.Says($"/campaign edit {await CampaignAsync()} demand:Secret");

        var answer = Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says("/refusal reply Lighthouse Cloud")).Message;

        Assert.DoesNotContain("Secret", Assert.Single(answer.Nodes.OfType<Quote>()).Words, StringComparison.Ordinal);
        Assert.Contains("your refusal waits for a moderator", _guild.Member("Ana").Words(answer), StringComparison.Ordinal);
        Assert.Equal(2, answer.Buttons.Count);
        Assert.Empty(Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says($"/refusal reply \"{new string('L', 90)}\"")).Message.Buttons);
    }

    private Task<string> CampaignAsync() => bot.LookAsync(async db => (await db.Campaigns
        .Where(campaign => campaign.Target == "Lighthouse Cloud" && db.Communities.Any(community => community.Id == campaign.OwnerId && community.PlatformId == _guild.Ref.Id))
        .Select(campaign => campaign.Code).SingleAsync()).ToString());

    private async Task<string> HasACampaignAsync(string words)
    {
        await _guild.Knows("Lighthouse Cloud");
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"/campaign edit {campaign} {words}");
        return campaign;
    }
}
