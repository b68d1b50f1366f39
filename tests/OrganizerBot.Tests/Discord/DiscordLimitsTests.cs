using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace OrganizerBot.Discord;

public sealed class DiscordLimitsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly DiscordLimits _limits;

    public DiscordLimitsTests() => _limits = new DiscordLimits(_clock);

    [Fact]
    public void An_empty_bucket_waits_until_it_is_filled()
    {
        Answer(Post("1"), 200, ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Remaining", "1"), ("X-RateLimit-Reset-After", "2.5"));

        Assert.Equal(TimeSpan.Zero, _limits.Take(Post("1")));
        Assert.Equal(TimeSpan.FromSeconds(2.5), _limits.Take(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.Take(Post("2")));

        _clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(TimeSpan.Zero, _limits.Take(Post("1")));
    }

    [Fact]
    public void Routes_that_share_a_bucket_share_its_wait()
    {
        Answer(Edit("1"), 200, ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Remaining", "5"), ("X-RateLimit-Reset-After", "9"));
        Answer(Post("1"), 200, ("X-RateLimit-Bucket", "b"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "9"));

        Assert.Equal(TimeSpan.FromSeconds(9), _limits.Take(Edit("1")));
    }

    [Fact]
    public void A_refusal_waits_as_long_as_its_body_says()
    {
        Assert.Equal(TimeSpan.FromSeconds(1.5), Answer(Post("1"), 429, new JsonObject { ["retry_after"] = 1.5, ["global"] = false }, ("X-RateLimit-Scope", "user"), ("Retry-After", "2")));

        Assert.Equal(TimeSpan.FromSeconds(1.5), _limits.Take(Post("1")));
        Assert.Equal(TimeSpan.Zero, _limits.Take(Post("2")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_global_refusal_and_one_from_in_front_of_Discord_stop_everything(bool isJson)
    {
        Answer(Post("1"), 429, isJson ? new JsonObject { ["retry_after"] = 3, ["global"] = true } : null, ("Retry-After", "3"));

        Assert.Equal(TimeSpan.FromSeconds(3), _limits.Take(Post("2")));
    }

    [Fact]
    public void Long_before_a_ban_everything_stops_for_a_while()
    {
        for (var count = 0; count < 1000; count++)
        {
            Answer(Post("1"), 403);
        }

        Assert.True(_limits.Take(Post("2")) > TimeSpan.FromMinutes(9));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, _limits.Take(Post("2")));
    }

    [Fact]
    public void A_dead_token_is_tried_again_after_five_minutes()
    {
        Answer(Post("1"), 401);
        Assert.True(_limits.IsTokenDead);

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(_limits.IsTokenDead);
    }

    [Fact]
    public void A_dead_interaction_says_nothing_about_the_token()
    {
        Answer(DiscordCall.FollowUp("1", "gone", []), 401);

        Assert.False(_limits.IsTokenDead);
    }

    private static DiscordCall Post(string channel) => DiscordCall.CreateMessage(channel, []);

    private static DiscordCall Edit(string channel) => DiscordCall.EditMessage(channel, "7", []);

    private TimeSpan Answer(DiscordCall call, int status, params (string Name, string Value)[] headers) => Answer(call, status, new JsonObject(), headers);

    private TimeSpan Answer(DiscordCall call, int status, JsonNode? body, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return _limits.Note(call, response, new DiscordAnswer(status, body));
    }
}
