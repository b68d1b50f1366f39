using System.Net;
using System.Text.RegularExpressions;

namespace OrganizerBot.Hostile;

/// <summary>A genuine request that somebody recorded and sends again has no second effect, and none at all once it is old.</summary>
public sealed partial class HostileReplayTests(HostileHouse house) : IClassFixture<HostileHouse>
{
    private static readonly int[] Seconds = [0, 1, 299];

    [Fact]
    public async Task A_signature_on_Discord_counts_once_and_does_not_come_back_after_it_was_withdrawn()
    {
        var discord = new DiscordAttacks(house.Discord, house.Clock, new Random(Onslaught.Seed));
        var answer = await AnswerAsync(discord.Genuine(discord.Typed(
            "petition start", ("target", "Lighthouse Cloud"), ("addressee", "the chief executive"), ("title", "No face recognition"), ("text", "We ask you to stop."), ("deadline", "30d"))));
        var petition = ("petition", CodeIn().Match(answer).Groups[1].Value);
        await AnswerAsync(discord.Genuine(discord.Typed("petition open", petition, ("eligible", "5"))));
        var before = house.Rows()["Signatures"];

        var signing = discord.Genuine(discord.Typed("petition sign", petition, ("as", "named")));
        await AnswerAsync(signing);
        await AnswerAsync(signing);
        Assert.Equal(before + 1, house.Rows()["Signatures"]);

        await AnswerAsync(discord.Genuine(discord.Typed("petition withdraw", petition)));
        await ReplayAsync(signing, () => Assert.Equal(before, house.Rows()["Signatures"]));
    }

    [Fact]
    public async Task A_refusal_on_Slack_is_logged_once()
    {
        var slack = new SlackAttacks(house.Platform.Address, house.Clock, new Random(Onslaught.Seed));
        await AnswerAsync(slack.Typed("/organizer", $"claim {house.ClaimCode("T0001")} members"));
        var before = house.Rows()["Refusals"];

        var logging = slack.Typed("/refusal", "log company:\"Harbour Robotics\" stage:offer");
        await AnswerAsync(logging);

        await ReplayAsync(logging, () => Assert.Equal(before + 1, house.Rows()["Refusals"]));
    }

    private async Task ReplayAsync(Attack recorded, Action check)
    {
        var start = house.Clock.GetUtcNow();
        foreach (var seconds in Seconds)
        {
            house.Clock.SetUtcNow(start.AddSeconds(seconds));
            Assert.Equal(HttpStatusCode.OK, (await house.SendAsync(recorded)).Status);
            check();
        }

        house.Clock.SetUtcNow(start.AddSeconds(301));
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.SendAsync(recorded)).Status);
        check();
    }

    private async Task<string> AnswerAsync(Attack genuine)
    {
        var (status, body) = await house.SendAsync(genuine);
        Assert.Equal(HttpStatusCode.OK, status);
        return body;
    }

    [GeneratedRegex(@"petition open petition:([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
