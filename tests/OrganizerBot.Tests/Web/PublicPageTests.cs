using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Refusals;

namespace OrganizerBot.Web;

/// <summary>A campaign's public page: who publishes it, what stands on it, and what never does.</summary>
public sealed partial class PublicPageTests(PageHouse house) : IClassFixture<PageHouse>
{
    [Fact]
    public async Task Only_those_who_run_the_campaign_publish_it_after_a_plain_warning_and_hide_it_again()
    {
        var scene = await house.HasACampaign();
        var unknown = await house.Opens("/c/ZZZZZ");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        var before = await scene.Opens();
        Assert.Equal((unknown.Status, unknown.Html), (before.Status, before.Html));

        var standing = await scene.Guild.Moderator.Hears($"/campaign page {scene.Campaign}");
        Assert.Contains($"It would stand at {PageHouse.Public}c/{scene.Campaign}", standing, StringComparison.Ordinal);
        Assert.Contains("Only moderators", await scene.Guild.Member("Ana").Hears($"/campaign page {scene.Campaign} page:publish sure:yes"), StringComparison.OrdinalIgnoreCase);
        var guest = house.Bot.HasAGuild();
        await scene.Guild.Moderator.LetsIn(guest.Moderator, scene.Campaign);
        Assert.StartsWith("Another community runs the campaign", await guest.Moderator.Hears($"/campaign page {scene.Campaign} page:publish sure:yes"), StringComparison.Ordinal);

        var asked = await scene.Guild.Moderator.Hears($"/campaign page {scene.Campaign} page:publish");
        Assert.Contains("Anyone on the internet can then read it", asked, StringComparison.Ordinal);
        Assert.Contains("your members' employers included", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Opens()).Status);

        await scene.Publishes();
        Assert.Equal(HttpStatusCode.OK, (await scene.Opens()).Status);
        Assert.Contains("Anyone on the internet can read it", await scene.Guild.Moderator.Hears($"/campaign page {scene.Campaign}"), StringComparison.Ordinal);
        Assert.Contains("See, publish or hide the public page", await scene.Guild.Moderator.Hears("/organizer audit"), StringComparison.Ordinal);

        Assert.StartsWith("Hidden", await scene.Guild.Moderator.Hears($"/campaign page {scene.Campaign} page:hide"), StringComparison.Ordinal);
        var hidden = await scene.Opens();
        Assert.Equal((unknown.Status, unknown.Html), (hidden.Status, hidden.Html));
        Assert.StartsWith("There is no public page", await scene.Guild.Moderator.Hears($"/campaign page {scene.Campaign} page:hide"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_members_do_not_know_of_has_none()
    {
        var guild = house.Bot.HasAGuild();
        await guild.Drafts("Quagmire");

        var campaign = await guild.Moderator.SeesACampaign();

        Assert.Contains("is not known to members yet", await guild.Moderator.Hears($"/campaign page {campaign} page:publish sure:yes"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Opens($"/c/{campaign}")).Status);
    }

    [Fact]
    public async Task It_says_what_it_is_about_how_to_join_and_what_would_end_it()
    {
        var scene = await house.HasACampaign();
        await scene.Guild.Moderator.Says($"""/campaign edit {scene.Campaign} demand:"No face recognition." lift:"The contract ends." hashtag:NotInOurName sources:"https://example.org/report" """);
        await scene.Guild.Moderator.Says($"/impact contract {scene.Campaign} monthly:600k source:\"An invented notice\"");
        await scene.Sign(0, 3, "named");
        await scene.Publishes();

        var page = await scene.Opens();

        Assert.All(
            [
                "<h1>Lighthouse Cloud</h1>", "No face recognition.", "The contract ends.", "#NotInOurName", "https://example.org/report", "An invented notice", "600,000 USD", "3 signatures of", "We ask you to stop.",
                $"/petition sign petition:{scene.Petition}", "/refusal log", "Lever, Little Grey Book", "the chief executive", "In the Discord community",
            ],
            part => Assert.Contains(part, page.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("member0", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://example.org", page.Html, StringComparison.Ordinal);

        await scene.Guild.Moderator.Says($"/campaign close {scene.Campaign} met:yes");
        var won = await scene.Opens();
        Assert.Contains("It is over, and won", won.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"join\"", won.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_keeps_to_itself_and_needs_no_script()
    {
        var scene = await (await house.HasACampaign()).Publishes();

        var page = await scene.Opens();

        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.False(page.Headers.ContainsKey("Set-Cookie"));
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'$",
            page.Headers["Content-Security-Policy"]);
        Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(page.Html).Groups[1].Value))), page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.All(Loaded().Matches(page.Html), match => Assert.DoesNotContain(":", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotMatch("<script(?![^>]* src=)|\\son[a-z]+=|javascript:", page.Html);
        Assert.Contains($"<link rel=\"canonical\" href=\"{PageHouse.Public}c/{scene.Campaign}\">", page.Html, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{PageHouse.Public}c/{scene.Campaign}/picture.png\">", page.Html, StringComparison.Ordinal);
        var picture = await house.Bytes($"/c/{scene.Campaign}/picture.png");
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(picture.AsSpan(0, 8)));
        Assert.Equal([0, 0, 4, 176, 0, 0, 2, 118], picture[16..24]);
    }

    [Theory]
    [InlineData("en", "What would end it", "3 signatures of", "Deutsch")]
    [InlineData("fr", "Ce qui y mettrait fin", "3 signatures sur", "English")]
    [InlineData("de", "Was sie beenden w", "3 Unterschriften von", "English")]
    [InlineData("es", "Qu&#xE9; le pondr&#xED;a fin", "3 firmas de", "English")]
    public async Task The_language_stands_in_the_address(string language, string heading, string count, string other)
    {
        var scene = await house.HasACampaign();
        await scene.Guild.Moderator.Says($"""/campaign edit {scene.Campaign} lift:"The contract ends." """);
        await scene.Sign(0, 3, "named");
        await scene.Publishes();

        var page = await scene.Opens($"/{language}", ("Accept-Language", "it"));

        Assert.Equal((HttpStatusCode.OK, language), (page.Status, page.Headers["Content-Language"]));
        Assert.Contains($"<html lang=\"{language}\">", page.Html, StringComparison.Ordinal);
        Assert.Contains(heading, page.Html, StringComparison.Ordinal);
        Assert.Contains(count, page.Html, StringComparison.Ordinal);
        Assert.Contains($">{other}</a>", page.Html, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(page.Html, "<link rel=\"alternate\" hreflang="));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Opens("/it")).Status);
    }

    [Fact]
    public async Task What_people_wrote_is_text_and_nothing_else()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>' -->]]>&amp;<svg/onload=1>";
        var scene = await house.HasACampaign(Hostile, Hostile, "<b>Quag & mire</b>");
        await scene.Guild.Moderator.Says($"/campaign edit {scene.Campaign} demand:\"{Hostile}\" lift:\"{Hostile}\" hashtag:\"{Hostile[..40]}\" sources:\"{Hostile}\"");
        var code = await scene.Guild.Member("<i>Ana</i>").Logs($"company:\"<b>Quag & mire</b>\" stage:offer reason:\"{Hostile}\" role:\"{Hostile}\" credit:public");
        await scene.Guild.Approves(code);
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Publishes();

        foreach (var file in new[] { "", "/fr", "/feed.atom", "/badge.svg" })
        {
            var shown = await scene.Opens(file);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.DoesNotContain("<script>", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg/onload", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>Quag", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<i>Ana", shown.Html, StringComparison.Ordinal);
        }

        var data = JsonNode.Parse((await scene.Opens("/data.json")).Html)!;
        Assert.Equal(Hostile, data["demand"]!.GetValue<string>());
        Assert.Equal("<i>Ana</i>", data["refusals"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_another_community_opened_is_in_the_numbers_alone_and_nothing_is_shown_of_one_that_left()
    {
        var scene = await house.HasACampaign();
        var guest = house.Bot.HasAGuild();
        await scene.Guild.Moderator.LetsIn(guest.Moderator, scene.Campaign);
        var drafted = await guest.Moderator.Hears("""/petition start target:"Lighthouse Cloud" addressee:"the board" title:"Theirs alone" text:"Ours to say." deadline:30d""");
        var theirs = Regex.Match(drafted, "drafted as ([0-9A-Z]{5})").Groups[1].Value;
        await guest.Moderator.Says($"/petition open {theirs} eligible:200 anyway:yes");
        Assert.StartsWith("Signed", await guest.Member("Gil").Hears($"/petition sign {theirs} as:named"), StringComparison.Ordinal);
        await scene.Sign(0, 2, "named");
        await scene.Publishes();

        var page = await scene.Opens();

        Assert.DoesNotContain("Theirs alone", page.Html, StringComparison.Ordinal);
        Assert.Equal(3, JsonNode.Parse((await scene.Opens("/data.json")).Html)!["figures"]!["signatures"]!.GetValue<int>());

        await house.Bot.RunAsync<OrganizerDb>(async db =>
        {
            (await db.Communities.SingleAsync(community => community.PlatformId == scene.Guild.Ref.Id)).Leave(house.Bot.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Opens()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Opens("/data.json")).Status);
    }

    [GeneratedRegex("<style>([^<]*)</style>")]
    private static partial Regex Style();

    [GeneratedRegex("<(?:script|img|source|a)[^>]* (?:src|srcset|href)=\"([^\"]*)\"")]
    private static partial Regex Loaded();
}
