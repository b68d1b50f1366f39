using OrganizerBot.Campaigns;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Impact;

/// <summary>What a campaign weighs, in the chat. The company, its contract and its worth are invented.</summary>
public sealed class ImpactCommandsTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Contract = """monthly:600k source:"An invented notice" currency:USD worth:1tn worthsource:"An invented exchange" """;

    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task What_it_is_about_and_how_many_outweigh_it_is_read_by_everybody_with_the_sources()
    {
        var campaign = await CampaignAsync();

        await _guild.Moderator.Says($"/impact contract {campaign} {Contract}");

        var shown = await _guild.Member("Ana").Hears($"/impact show {campaign}");
        Assert.All(
            [
                "What it weighs: Lighthouse Cloud", "Offer: too few to say", "There is nothing to weigh yet", "It is about 600,000 USD a month. Source: An invented notice",
                "In a year that is 0.00072 % of what the company is worth: 1,000,000,000,000 USD. Source: An invented exchange", "Offer: from 8 to 32 a month",
            ],
            part => Assert.Contains(part, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_weigh_from_the_floor_on_as_the_assumptions_say()
    {
        var campaign = await CampaignAsync();
        await _guild.Log(2, "company:\"Lighthouse Cloud\" stage:offer month:2026-11");
        await _guild.KeepsTheWeeklyHour();
        Assert.Contains("There is nothing to weigh yet", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);

        await _guild.Log(3, "company:\"Lighthouse Cloud\" stage:offer month:2026-11");
        await _guild.KeepsTheWeeklyHour();
        await _guild.KeepsTheWeeklyHour();

        var shown = await _guild.Member("Ana").Hears($"/impact show {campaign}");
        Assert.Contains("Offer: 3 or more", shown, StringComparison.Ordinal);
        Assert.Contains("have cost the company from 57,546 to 238,080 USD so far", shown, StringComparison.Ordinal);

        await _guild.Moderator.Says($"/impact chance {campaign} stage:offer low:50 high:50% source:\"We asked around\"");
        await _guild.Moderator.Says($"/impact cost {campaign} low:10k high:20,000 source:\"Its own report, invented\"");

        Assert.Contains("from 15,000 to 30,000 USD so far", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
        var assumptions = await _guild.Member("Ana").Hears($"/impact assumptions {campaign}");
        Assert.Contains("Offer: from 50 to 50 of a hundred would have become a hire. Source: We asked around", assumptions, StringComparison.Ordinal);
        Assert.Contains("from 10,000 to 20,000 USD. Source: Its own report, invented", assumptions, StringComparison.Ordinal);
        Assert.Contains("Interview: from 21 to 34 of a hundred", assumptions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_named_is_counted_from_the_weekly_hour_on_and_in_the_chat_alone_only_among_three()
    {
        var campaign = await CampaignAsync();
        await LogsAsync("Zoe", "yes");
        await HourAsync();
        Assert.Contains("Offer: too few to say", await ShownAsync(), StringComparison.Ordinal);

        await LogsAsync("Yan", "public");
        Assert.Contains("Offer: too few to say", await ShownAsync(), StringComparison.Ordinal);
        await HourAsync();
        Assert.Contains("Offer: 1 or more", await ShownAsync(), StringComparison.Ordinal);
        Assert.Contains("November 2026: Offer 1 or more", await ShownAsync(), StringComparison.Ordinal);

        await LogsAsync("Xia", "yes");
        await HourAsync();
        Assert.Contains("Offer: 3 or more", await ShownAsync(), StringComparison.Ordinal);

        Task<string> ShownAsync() => _guild.Member("Ana").Hears($"/impact show {campaign}");
        async Task LogsAsync(string name, string credit) =>
            await _guild.Approves(await _guild.Member(name).Logs($"""company:"Lighthouse Cloud" stage:offer month:2026-11 reason:"We said no." credit:{credit}"""));
        async Task HourAsync()
        {
            await _guild.KeepsTheWeeklyHour();
            await _guild.KeepsTheWeeklyHour();
        }
    }

    [Fact]
    public async Task Each_assumption_is_one_press_away_and_those_who_run_the_campaign_change_it_by_a_form()
    {
        var campaign = await CampaignAsync();
        var shown = Assert.IsType<Reply.Say>(await _guild.Moderator.Says($"/impact show {campaign}")).Message;
        var assumptions = Assert.IsType<Reply.Say>(await _guild.Moderator.Says($"/{shown.Buttons[0].Line}")).Message;
        Assert.Single(Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says($"/impact assumptions {campaign}")).Message.Buttons);

        var form = Assert.IsType<Reply.Ask>(await _guild.Moderator.Says($"/{assumptions.Buttons.Single(button => button.Label == "Change: Interview").Line}")).Form;

        Assert.Contains("from 10 to 20 of a hundred", _guild.Moderator.Words(await _guild.Moderator.Sends(form, ("low", "10"), ("high", "20"), ("source", "Our guess"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_without_a_source_or_the_wrong_way_round()
    {
        var campaign = await CampaignAsync();

        Assert.StartsWith("A number needs its source", await _guild.Moderator.Hears($"/impact contract {campaign} monthly:5m"), StringComparison.Ordinal);
        Assert.StartsWith("The least is more than the most", await _guild.Moderator.Hears($"/impact cost {campaign} low:2 high:1 source:x"), StringComparison.Ordinal);
        Assert.Contains("is not an amount", await _guild.Moderator.Hears($"/impact cost {campaign} low:much high:1 source:x"), StringComparison.Ordinal);
        Assert.Contains("is not a percentage", await _guild.Moderator.Hears($"/impact chance {campaign} stage:offer low:10 high:101 source:x"), StringComparison.Ordinal);
        Assert.Contains("was not said yet: moderators say it by /impact contract", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_currency_empties_what_was_said_in_the_one_before()
    {
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"/impact contract {campaign} {Contract}");

        Assert.StartsWith("A number needs its source", await _guild.Moderator.Hears($"/impact contract {campaign} currency:EUR monthly:500k"), StringComparison.Ordinal);
        var shown = await _guild.Moderator.Hears($"/impact contract {campaign} currency:EUR monthly:500k source:\"Invented too\"");

        Assert.Contains("It is about 500,000 EUR a month. Source: Invented too", shown, StringComparison.Ordinal);
        Assert.Contains("What a replacement costs in EUR was not said yet", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("USD", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_run_the_campaign_change_it_and_drafts_are_nobody_elses()
    {
        var campaign = await CampaignAsync();
        var guest = bot.HasAGuild();
        await _guild.Moderator.LetsIn(guest.Moderator, campaign);
        await _guild.Moderator.Says($"/impact contract {campaign} {Contract}");

        Assert.Contains("600,000 USD a month", await guest.Member("Gil").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
        Assert.DoesNotContain("600,000", await guest.Moderator.Hears($"/impact cost {campaign} low:1 high:2 source:x"), StringComparison.Ordinal);
        Assert.Contains("from 27,800 to 99,200 USD", await guest.Member("Gil").Hears($"/impact assumptions {campaign}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no campaign", await bot.HasAGuild().Moderator.Hears($"/impact show {campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_other_languages_numbers_are_written_as_people_write_them_there()
    {
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"/impact contract {campaign} {Contract}");

        Assert.Contains("Es geht um 600.000 USD im Monat", await (_guild.Member("Jonas") with { Language = Language.German }).Hears($"/impact show {campaign}"), StringComparison.Ordinal);
        Assert.Contains("0,00072 %", await (_guild.Member("Lea") with { Language = Language.French }).Hears($"/impact show {campaign}"), StringComparison.Ordinal);
    }

    private async Task<string> CampaignAsync()
    {
        await _guild.Knows("Lighthouse Cloud");
        return await _guild.Moderator.SeesACampaign();
    }
}
