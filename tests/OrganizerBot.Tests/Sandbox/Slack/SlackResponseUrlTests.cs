using System.Net;

namespace OrganizerBot.Sandbox;

public sealed class SlackResponseUrlTests
{
    [Fact]
    public async Task It_may_be_used_five_times()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var url = await UrlAsync(stage);

        for (var use = 0; use < 5; use++)
        {
            Assert.Equal((HttpStatusCode.OK, "ok"), await stage.RespondAsync(url, """{"text":"again"}"""));
        }

        Assert.Equal((HttpStatusCode.NotFound, "used_url"), await stage.RespondAsync(url, """{"text":"once more"}"""));
    }

    [Fact]
    public async Task It_ends_after_thirty_minutes_of_the_towns_time()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var url = await UrlAsync(stage);

        stage.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal((HttpStatusCode.OK, "ok"), await stage.RespondAsync(url, """{"text":"in time"}"""));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.NotFound, "expired_url"), await stage.RespondAsync(url, """{"text":"late"}"""));
        Assert.Equal((HttpStatusCode.NotFound, "expired_url"), await stage.RespondAsync(new Uri(stage.Address, "slack/response/guess").ToString(), "{}"));
    }

    [Theory]
    [InlineData("not json", "invalid_payload")]
    [InlineData("{}", "no_text")]
    [InlineData("""{"blocks":[{"type":"nonsense"}]}""", "invalid_blocks")]
    public async Task What_cannot_be_shown_is_refused(string body, string text)
    {
        await using var stage = await SlackStage.RaiseAsync();

        Assert.Equal((HttpStatusCode.BadRequest, text), await stage.RespondAsync(await UrlAsync(stage), body));
    }

    [Fact]
    public async Task It_works_where_the_bot_is_not_and_can_speak_to_everybody()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var url = await UrlAsync(stage, "random");

        await stage.RespondAsync(url, """{"response_type":"in_channel","text":"Hello all"}""");

        Assert.Contains(stage.Town.Messages(SlackStage.At("chiara", "random")), message => message.Text == "Hello all");
    }

    private static async Task<string> UrlAsync(SlackStage stage, string channel = "general")
    {
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"ok"}""");
        await stage.SayAsync("/petition list", channel: channel);
        return stage.Bot.Requests.Last().Fields["response_url"];
    }
}
