using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Languages;
using OrganizerBot.Refusals;
using OrganizerBot.Support;
using OrganizerBot.Web;

namespace OrganizerBot.Pledges;

/// <summary>Nearly all and nearly none are told as all that lies beyond, too: in every language, and wherever it stands.</summary>
public sealed class FollowThroughToldTests : IAsyncLifetime
{
    /// <summary>What the pledge says, and what its campaign says.</summary>
    private static readonly Dictionary<string, (string Pledge, string Campaign)> Most = new()
    {
        ["en"] = ("about 90 % or more of 30 or more who answered did it", "about 90 % or more of 30 or more who answered"),
        ["fr"] = ("environ 90 % ou plus de 30 personnes ou plus", "environ 90 % ou plus des 30 personnes ou plus qui ont répondu"),
        ["de"] = ("etwa 90 % oder mehr von 30 oder mehr, die geantwortet haben, haben es getan", "etwa 90 % oder mehr von 30 oder mehr, die geantwortet haben"),
        ["es"] = ("alrededor del 90 % o más de 30 o más que respondieron", "cerca del 90 % o más de 30 o más que respondieron"),
    };

    private static readonly Dictionary<string, (string Pledge, string Campaign)> Fewest = new()
    {
        ["en"] = ("about 10 % or less of 30 or more who answered did it", "about 10 % or less of 30 or more who answered"),
        ["fr"] = ("environ 10 % ou moins de 30 personnes ou plus", "environ 10 % ou moins des 30 personnes ou plus qui ont répondu"),
        ["de"] = ("etwa 10 % oder weniger von 30 oder mehr, die geantwortet haben, haben es getan", "etwa 10 % oder weniger von 30 oder mehr, die geantwortet haben"),
        ["es"] = ("alrededor del 10 % o menos de 30 o más que respondieron", "cerca del 10 % o menos de 30 o más que respondieron"),
    };

    private readonly PageHouse _house = new();

    private StillBot Bot => _house.Bot;

    [Theory]
    [InlineData("yes", 90)]
    [InlineData("no", 10)]
    public async Task Ninety_is_ninety_or_more_and_ten_is_ten_or_fewer_in_the_chat_the_digest_and_on_the_page(string did, int share)
    {
        var told = share == 90 ? Most : Fewest;
        Assert.Equal(Language.All.Select(language => language.Code).Order(), told.Keys.Order());
        var code = await Bot.HasAPledgeInEffect(40);
        await Bot.AllAnswer(code, 0, 40, did);
        await Bot.WeeksGoBy(1);
        var moderator = Bot.Moderator();
        var campaign = await moderator.SeesACampaign();
        // A digest says where a campaign stands once it is known what it is about.
        await moderator.Says($"/impact contract {campaign} monthly:600k source:invented");
        await moderator.Says($"/campaign page {campaign} page:publish sure:yes");

        foreach (var language in Language.All)
        {
            var reader = Bot.Member("Reader") with { Language = language };
            var (pledge, all) = told[language.Code];
            Assert.Contains(pledge, await reader.Hears($"/pledge show {code}"), StringComparison.Ordinal);
            Assert.Contains(all, await reader.Hears($"/impact show {campaign}"), StringComparison.Ordinal);
            Assert.Contains(all, WebUtility.HtmlDecode((await _house.Opens($"/c/{campaign}/{language.Code}")).Html), StringComparison.Ordinal);
            var digest = await new Guild(Bot, reader.Community).ReadsADigest(language);
            Assert.Contains(pledge, digest, StringComparison.Ordinal);
            Assert.Matches($"{Regex.Escape(all)}(?!, haben es getan| did it)", digest);
        }

        var data = JsonNode.Parse((await _house.Opens($"/c/{campaign}/data.json")).Html)!["followThrough"]!;
        Assert.Equal((share, 30), ((int)data["share"]!, (int)data["of"]!));
    }

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
