using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>Somebody recorded everything for a while, and sends it all again, in another order, again and again: nothing changes.</summary>
public sealed partial class HostileRecordingTests(HostileHouse house) : IClassFixture<HostileHouse>
{
    private const int InOneRecording = 50;

    private static readonly int[] SecondsLater = [0, 60, 150, 299];

    private readonly Random _random = new(Onslaught.Seed);

    [Fact]
    public async Task Recorded_requests_have_no_second_effect()
    {
        var discord = new DiscordAttacks(house.Discord, house.Clock, _random);
        var slack = new SlackAttacks(house.Platform.Address, house.Clock, _random);
        var (petition, pledge) = (await StartAsync(discord, "petition"), await StartAsync(discord, "pledge"));
        var replays = 0;
        for (var wanted = Figures.Cases(500, 20_000); replays < wanted;)
        {
            await house.BeginsNoHourWithinAsync(TimeSpan.FromMinutes(6));
            var recorded = new List<Attack>();
            var start = house.Clock.GetUtcNow();
            while (recorded.Count < InOneRecording)
            {
                recorded.Add(_random.Next(4) == 0 ? OnSlack(slack) : discord.Genuine(OnDiscord(discord, petition, pledge)));
                await SendAsync(recorded[^1], HttpStatusCode.OK);
            }

            // Unfinished forms are forgotten when their hour is over, whoever sends what.
            var before = house.Content("Drafts");
            foreach (var seconds in SecondsLater)
            {
                house.Clock.SetUtcNow(start.AddSeconds(seconds));
                replays += await AllAgainAsync(recorded, HttpStatusCode.OK);
            }

            house.Clock.SetUtcNow(start.AddSeconds(301));
            replays += await AllAgainAsync(recorded, HttpStatusCode.Unauthorized);
            Tables.Same(before, house.Content("Drafts"), "A recording that was sent again");
        }

        Assert.True(house.Rows()["Signatures"] > 0 && house.Rows()["Refusals"] > 0, "Nothing had an effect in the first place.");
        Figures.Say(string.Create(CultureInfo.InvariantCulture, $"Replays with an effect: 0 of {replays:N0}"));
    }

    private async Task<int> AllAgainAsync(List<Attack> recorded, HttpStatusCode status)
    {
        foreach (var attack in recorded.OrderBy(_ => _random.Next()))
        {
            await SendAsync(attack, status);
        }

        return recorded.Count;
    }

    /// <summary>A few people sign, take it back and sign again, so that any order but the first would leave something else.</summary>
    private JsonObject OnDiscord(DiscordAttacks discord, string petition, string pledge)
    {
        var act = _random.Next(7) switch
        {
            0 => discord.Typed("petition sign", ("petition", petition), ("as", "named")),
            1 => discord.Typed("petition sign", ("petition", petition), ("as", "counted")),
            2 => discord.Typed("petition withdraw", ("petition", petition)),
            3 => discord.Typed("pledge make", ("pledge", pledge), ("as", "counted")),
            4 => discord.Typed("pledge release", ("pledge", pledge)),
            5 => discord.Typed("refusal log", ("company", "Lighthouse Cloud"), ("stage", "offer")),
            _ => discord.Typed("organizer settings", ("language", _random.Next(2) == 0 ? "english" : "french")),
        };
        act["member"]!["user"]!["id"] = $"40000000000000001{_random.Next(10, 20)}";
        return act;
    }

    private Attack OnSlack(SlackAttacks slack) => _random.Next(3) switch
    {
        0 => slack.Typed("/refusal", $"log company:\"Harbour {_random.Next(1_000_000)}\" stage:offer"),
        1 => slack.Typed("/refusal", "log company:\"Harbour Robotics\" stage:interview reason:\"They filmed us\""),
        _ => slack.DoneBy("U061F7AUR", "T0001", JsonNode.Parse(
            """{"type":"view_submission","view":{"id":"V1","callback_id":"form","private_metadata":"1:C2147483705 refusal log company:Form stage:offer","state":{"values":{}}}}""")!.AsObject()),
    };

    private async Task<string> StartAsync(DiscordAttacks discord, string noun)
    {
        var drafted = await SendAsync(
            discord.Genuine(noun == "petition"
                ? discord.Typed("petition start", ("target", "Lighthouse Cloud"), ("addressee", "the chief executive"), ("title", "No face recognition"), ("text", "We ask you to stop."), ("deadline", "300d"))
                : discord.Typed("pledge start", ("target", "Lighthouse Cloud"), ("statement", "I will decline"), ("criticalmass", "5"))),
            HttpStatusCode.OK);
        var code = CodeIn().Match(drafted).Groups[1].Value;
        await SendAsync(discord.Genuine(discord.Typed($"{noun} open", (noun, code), ("eligible", "50"))), HttpStatusCode.OK);
        return code;
    }

    private async Task<string> SendAsync(Attack attack, HttpStatusCode expected)
    {
        var (status, body) = await house.SendAsync(attack);
        Assert.True(status == expected, $"{(int)status} and not {(int)expected} for {attack}");
        Assert.False(HostileHouse.SaysBroken(body), $"{attack} broke something: {body}");
        return body;
    }

    [GeneratedRegex(@"(?:petition|pledge) open p\w+:([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
