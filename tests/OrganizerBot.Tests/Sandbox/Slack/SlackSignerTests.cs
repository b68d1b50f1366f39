using System.Globalization;
using System.Text;
using OrganizerBot.Sandbox.Slack;

namespace OrganizerBot.Sandbox;

public sealed class SlackSignerTests
{
    [Fact]
    public void The_signature_of_the_documentation_comes_out()
    {
        var body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
            + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
            + "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        var signature = SlackSigner.Sign("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, Encoding.UTF8.GetBytes(body));

        Assert.Equal("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", signature);
    }

    [Fact]
    public async Task Everything_the_town_sends_is_signed_over_its_raw_bytes_by_the_towns_clock()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"é"}""");
        stage.Clock.Advance(TimeSpan.FromDays(7));

        await stage.SayAsync("/petition sign « é »");
        Assert.Null(await stage.Town.ProbeAsync(SlackStage.Cancel));

        Assert.Equal(2, stage.Bot.Requests.Count);
        foreach (var request in stage.Bot.Requests)
        {
            var timestamp = long.Parse(request.Headers["X-Slack-Request-Timestamp"], CultureInfo.InvariantCulture);
            Assert.Equal(SlackSigner.Sign(stage.Town.SigningSecret, timestamp, request.Bytes), request.Headers["X-Slack-Signature"]);
            Assert.InRange(stage.Clock.GetUtcNow().ToUnixTimeSeconds() - timestamp, 0, 60);
        }
    }
}
