using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

/// <summary>The command for a campaign's public page where the bot has no address.</summary>
public sealed class CampaignPageTests(QuietBot bot) : IClassFixture<QuietBot>
{
    [Fact]
    public async Task Without_an_address_it_says_what_whoever_runs_the_bot_must_set()
    {
        var guild = bot.HasAGuild();
        await guild.Knows("Lighthouse Cloud");
        var campaign = await guild.Moderator.SeesACampaign();

        Assert.Contains("They set Web__PublicUrl to the https address", await guild.Moderator.Hears($"/campaign page {campaign}"), StringComparison.Ordinal);
        Assert.Contains("They set Web__PublicUrl", await guild.Moderator.Hears($"/campaign page {campaign} page:publish sure:yes"), StringComparison.Ordinal);
        Assert.StartsWith("There is no campaign", await bot.HasAGuild().Moderator.Hears($"/campaign page {campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_published_once_and_only_of_a_campaign_that_members_know_of()
    {
        var (monday, tuesday) = (new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 2));
        var campaign = Campaign.Start(Id<Campaign>.Random(), Id<Communities.Community>.Random(), "Lighthouse Cloud");
        Assert.False(campaign.PublishPage(monday));
        campaign.Announce();

        Assert.True(campaign.PublishPage(monday));
        Assert.False(campaign.PublishPage(tuesday));
        Assert.Equal(monday, campaign.PublicSince);
        Assert.True(campaign.HidePage());
        Assert.False(campaign.HidePage());
        Assert.Null(campaign.PublicSince);
    }
}
