using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Impact;

/// <summary>Where a campaign stands, in the digest: the same numbers, range and pictures as in the chat. The company and its contract are invented.</summary>
public sealed partial class ImpactDigestTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private readonly Guild _guild = bot.HasAGuild();

    [Fact]
    public async Task A_digest_says_the_same_as_the_chat_with_the_same_pictures_and_what_it_rests_on()
    {
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"""/impact contract {campaign} monthly:600k source:"An invented notice" """);
        await _guild.Log(6, "company:\"Lighthouse Cloud\" stage:offer month:2026-11");
        await WeeksAsync(3);

        var shown = Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says($"/impact show {campaign}")).Message;
        var digest = Assert.IsType<Reply.Say>(await _guild.Moderator.Says($"/digest preview {await DigestAsync()}")).Message;

        var told = Flat.Text(digest, Words.In(Language.English));
        Assert.Contains("What it weighs: Lighthouse Cloud", told, StringComparison.Ordinal);
        Assert.Contains("Offer 6 or more", told, StringComparison.Ordinal);
        Assert.Contains("from 115,092 to 476,160 USD so far", told, StringComparison.Ordinal);
        Assert.Contains("from 115,092 to 476,160 USD so far", Flat.Text(shown, Words.In(Language.English)), StringComparison.Ordinal);
        Assert.Contains("Assumed: of a hundred such refusals so many would have become a hire: Offer 69 to 80", told, StringComparison.Ordinal);
        Assert.Contains("It is about 600,000 USD a month. Source: An invented notice", told, StringComparison.Ordinal);
        Assert.Contains("At the stages of the refusals so far, from 8 to 32 a month would weigh more than the contract.", told, StringComparison.Ordinal);
        var pictures = digest.Nodes.OfType<Chart>().ToArray();
        Assert.Equal(["Refusals by month", "Refusals so far"], pictures.Select(chart => chart.Panels[0].Title));
        Assert.Equal(shown.Nodes.OfType<Chart>().Select(chart => chart.Words), pictures.Select(chart => chart.Words));
        Assert.Equal("Refusals by month, Lighthouse Cloud. Outweighs the contract: 8 to 32 a month. November 2026: Offer 6 or more.", pictures[0].Words);
        Assert.All(pictures, chart => Assert.InRange(chart.Words.Length, 1, Chart.LongestWords));
    }

    [Fact]
    public async Task What_a_digest_tells_for_the_first_time_is_in_its_own_numbers_and_in_no_preview()
    {
        var campaign = await CampaignAsync();
        await _guild.Log(4, "company:\"Lighthouse Cloud\" stage:offer month:2026-11");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Services.GetRequiredService<DigestRunner>().RunDueAsync(TestContext.Current.CancellationToken);
        var digest = await DigestAsync();
        Assert.Contains("nothing to weigh yet", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);

        var preview = await _guild.Moderator.Hears($"/digest preview {digest}");
        Assert.StartsWith("On its way", await _guild.Moderator.Hears($"/digest send {digest}"), StringComparison.Ordinal);

        var told = Flat.Text(await WrittenAsync(), Words.In(Language.English));
        Assert.All([preview, told], said => Assert.Contains("3 new refusals", said, StringComparison.Ordinal));
        Assert.DoesNotContain("What it weighs", preview, StringComparison.Ordinal);
        Assert.Contains("Refusals: Offer 3 or more", told, StringComparison.Ordinal);
        Assert.Contains("Offer: 3 or more", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_and_taken_back_stands_in_a_digest_as_long_as_in_the_chat()
    {
        var campaign = await CampaignAsync();
        List<(Person Who, string Code)> logged = [];
        foreach (var name in (string[])["Ana", "Ben", "Cleo"])
        {
            logged.Add((_guild.Member(name), await _guild.Member(name).Logs("company:\"Lighthouse Cloud\" stage:offer month:2026-11")));
        }

        await WeeksAsync(1);
        foreach (var (who, code) in logged)
        {
            await who.Says($"/refusal retract {code}");
        }

        Assert.Contains("Offer: 3 or more", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
        Assert.Contains("Refusals: Offer 3 or more", await _guild.Moderator.Hears($"/digest preview {await DigestAsync()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_campaign_stands_is_no_reason_for_a_digest()
    {
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"""/impact contract {campaign} monthly:600k source:"An invented notice" """);
        var digest = await DigestAsync();
        Assert.StartsWith("On its way", await _guild.Moderator.Hears($"/digest send {digest}"), StringComparison.Ordinal);

        Assert.StartsWith("Nothing is new", await _guild.Moderator.Hears($"/digest send {digest}"), StringComparison.Ordinal);
        Assert.Contains("It is about 600,000 USD a month", await _guild.Moderator.Hears($"/digest preview {digest}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_goal_is_reached_is_said_with_its_range_once_four_weeks_are_known()
    {
        var drafted = await _guild.Moderator.Hears("""/petition start target:"Lighthouse Cloud" addressee:"the board" title:"No cameras" text:"We ask you to stop." deadline:300d goal:20""");
        var petition = CodeIn().Match(drafted).Value;
        await _guild.Moderator.Says($"/petition open {petition} eligible:42 anyway:yes");
        var campaign = await _guild.Moderator.SeesACampaign();
        for (var week = 0; week < 5; week++)
        {
            for (var member = 0; member < 3; member++)
            {
                await _guild.Member($"Signer {week} {member}").Says($"/petition sign {petition} as:named");
            }

            Assert.DoesNotContain("chances in 10", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
            await WeeksAsync(1);
        }

        var shown = Assert.IsType<Reply.Say>(await _guild.Member("Ana").Says($"/impact show {campaign}")).Message;

        var told = Flat.Text(shown, Words.In(Language.English));
        Assert.Matches("“[^”]+” reaches [0-9,]+ between [^.]+ \\(at least 8 chances in 10\\)", told);
        var chart = Assert.Single(shown.Nodes.OfType<Chart>());
        var line = Assert.Single(Assert.IsType<LinesPanel>(Assert.Single(chart.Panels)).Lines);
        Assert.Equal([3, 6, 9, 12, 15], line.Points.Select(point => point.Count).Distinct());
        Assert.StartsWith("goal: ", line.Mark!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_at_the_present_pace_is_set_against_what_outweighs_the_contract()
    {
        var campaign = await CampaignAsync();
        await _guild.Moderator.Says($"""/impact contract {campaign} monthly:600k source:"An invented notice" """);
        for (var week = 0; week < 5; week++)
        {
            // Where fewer than ten came in four weeks, nothing is made of them.
            Assert.DoesNotContain("A month that goes on like this", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
            for (var member = 0; member < 3; member++)
            {
                await _guild.Member($"Refuser {week} {member}").Says("/refusal log company:\"Lighthouse Cloud\" stage:offer month:2026-11");
            }

            await WeeksAsync(1);
        }

        // Twelve in four weeks are 13.04 in a month; from 8 to 32 a month outweigh the contract.
        Assert.Contains(
            "In the last four whole weeks 12 refusals joined these numbers. A month that goes on like this brings 41 to 163 % of what would outweigh the contract.",
            await _guild.Member("Ana").Hears($"/impact show {campaign}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_pledge_takes_effect_is_forecast_until_it_does_and_no_longer()
    {
        var pledge = CodeIn().Match(await _guild.Moderator.Hears("""/pledge start target:"Lighthouse Cloud" statement:"I will decline interviews there" criticalmass:20""")).Value;
        await _guild.Moderator.Says($"/pledge open {pledge} eligible:42");
        var campaign = await _guild.Moderator.SeesACampaign();
        for (var week = 0; week < 5; week++)
        {
            for (var member = 0; member < 3; member++)
            {
                Assert.StartsWith("Pledged", await _guild.Member($"Signer {week} {member}").Hears($"/pledge make {pledge} as:named"), StringComparison.Ordinal);
            }

            await WeeksAsync(1);
        }

        Assert.Contains("takes effect, with 20, between", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);

        // Those without a name count towards it and are not in the number that is told: it is in effect while that is still below.
        await bot.SayThatItsGoalIsReached(pledge);

        Assert.DoesNotContain("chances in 10", await _guild.Member("Ana").Hears($"/impact show {campaign}"), StringComparison.Ordinal);
        Assert.DoesNotContain("chances in 10", await _guild.Moderator.Hears($"/digest preview {await DigestAsync()}"), StringComparison.Ordinal);
    }

    /// <summary>The one digest that waits to be posted.</summary>
    private Task<Message> WrittenAsync() => bot.LookAsync(async db =>
    {
        var community = await db.Communities.SingleAsync(community => community.PlatformId == _guild.Ref.Id);
        var entry = await db.Outbox.AsNoTracking().SingleAsync(entry => entry.CommunityId == community.Id && entry.Key.StartsWith("digest/"));
        return entry.Body(await new KeyRing(db, bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(community.Id, TestContext.Current.CancellationToken));
    });

    private async Task WeeksAsync(int weeks)
    {
        for (var week = 0; week < weeks; week++)
        {
            // Day by day, so that the hour is kept when it comes and not a week later.
            for (var day = 0; day < 7; day++)
            {
                bot.Clock.Advance(TimeSpan.FromDays(1));
                await bot.Sweeps();
            }
        }
    }

    private async Task<string> CampaignAsync()
    {
        await _guild.Knows("Lighthouse Cloud");
        return await _guild.Moderator.SeesACampaign();
    }

    private async Task<string> DigestAsync()
    {
        await _guild.Moderator.Says("/digest add schedule:daily 18:30");
        return CodeIn().Match(await _guild.Moderator.Hears("/digest list")).Value;
    }

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex CodeIn();
}
