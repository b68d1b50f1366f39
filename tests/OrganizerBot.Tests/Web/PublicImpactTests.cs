using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Digests;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>Whatever moderators may say of a campaign, the most and the least of it, is told in words in the chat, in a digest and on its page.</summary>
public sealed partial class PublicImpactTests(PageHouse house) : IClassFixture<PageHouse>
{
    [Theory]
    [InlineData("1000tn", "0.01", "0.0001", "0.0001", "0.01", "0.01", 0)]
    [InlineData("1000tn", "1000tn", "0.01", "100", "0.01", "1000tn", 0)]
    [InlineData("1tn", "1000tn", "0.01", "0.01", "1", "1", 3)]
    [InlineData("1000tn", "0.01", "100", "100", "1000tn", "1000tn", 3)]
    [InlineData("0.01", "1000tn", "100", "100", "1000tn", "1000tn", 3)]
    [InlineData("0.01", "0.01", "0.00001", "100", "0.01", "1000tn", 0)]
    [InlineData("0", "0", "0", "0", "0", "0", 0)]
    public async Task The_most_and_the_least_that_may_be_said_is_told_in_words_wherever_it_stands(
        string monthly, string worth, string lowChance, string highChance, string lowCost, string highCost, int masses)
    {
        var scene = await house.HasACampaign();
        var (moderator, campaign) = (scene.Guild.Moderator, scene.Campaign);
        await scene.Guild.Log(5, "company:\"Lighthouse Cloud\" stage:offer month:2027-02");
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Guild.KeepsTheWeeklyHour();

        await Answers($"""/impact contract {campaign} monthly:{monthly} source:"An invented notice" worth:{worth} worthsource:"An invented exchange" """, "What it weighs");
        foreach (var stage in new[] { "offer", "interview", "recruiter-message" })
        {
            await Answers($"/impact chance {campaign} stage:{stage} low:{lowChance} high:{highChance} source:invented", "What these numbers rest on");
        }

        await Answers($"/impact cost {campaign} low:{lowCost} high:{highCost} source:invented", "What these numbers rest on");
        var shown = await Answers($"/impact show {campaign}", "What it weighs");
        Assert.Equal(masses > 0, shown.Contains("Offer: from", StringComparison.Ordinal));
        Assert.Contains("USD so far", shown, StringComparison.Ordinal);
        await Answers($"/impact assumptions {campaign}", "What these numbers rest on");
        Assert.Contains("What it weighs", await scene.Guild.ReadsADigest(Language.English), StringComparison.Ordinal);

        await scene.Publishes();
        foreach (var file in new[] { "", "/de", "/fr", "/es", "/feed.atom", "/badge.svg" })
        {
            Assert.Equal(HttpStatusCode.OK, (await scene.Opens(file)).Status);
        }

        var data = JsonNode.Parse((await scene.Opens("/data.json")).Html)!;
        Assert.Equal(masses, data["criticalMass"]!.AsArray().Count);
        Assert.Equal(masses > 0, data["criticalMassSoFar"] is not null);
        Assert.NotNull(data["weight"]);
        var pictures = Pictures().Matches((await scene.Opens()).Html).Select(match => match.Value).Distinct().ToArray();
        Assert.NotEmpty(pictures);
        foreach (var picture in pictures.Prepend("picture.png"))
        {
            Assert.Equal("89504E470D0A1A0A", Convert.ToHexString((await house.Bytes($"/c/{campaign}/{picture}")).AsSpan(0, 8)));
        }

        async Task<string> Answers(string line, string heading)
        {
            var message = Assert.IsType<Reply.Say>(await moderator.Says(line)).Message;
            var words = Flat.Text(message, Words.In(Language.English));
            Assert.False(message.IsFailure, words);
            Assert.Contains(heading, words, StringComparison.Ordinal);
            return words;
        }
    }

    [GeneratedRegex(@"en/chart-[0-9]+(-dark)?\.png")]
    private static partial Regex Pictures();
}
