using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrganizerBot.Sandbox.Discord;

namespace OrganizerBot.Discord;

/// <summary>The life of a connection to the Gateway (protocol reference 1.8).</summary>
public sealed class DiscordSocketTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(41_250);

    [Fact]
    public async Task It_says_who_it_is_and_asks_to_hear_of_servers_only()
    {
        await using var house = await GatewayHouse.OpenAsync();

        var identify = Assert.Single(house.Gateway.Heard, heard => heard.Op == 2).Data!;
        Assert.Equal(1, (int)identify["intents"]!);
        Assert.Equal("[0,1]", identify["shard"]!.ToJsonString());
        Assert.False((bool)identify["compress"]!);
    }

    [Fact]
    public async Task What_happens_is_answered_by_rest_without_the_bots_token()
    {
        await using var house = await GatewayHouse.OpenAsync();

        var id = house.Interact();
        await house.Answered(id);

        var (_, authorization, body) = Assert.Single(house.Answers);
        Assert.Null(authorization);
        Assert.Equal(4, (int)body["type"]!);
        Assert.Equal(64, (int)body["data"]!["flags"]!);
    }

    [Fact]
    public async Task Nothing_is_served_to_callers_and_no_public_key_is_needed()
    {
        await using var house = await GatewayHouse.OpenAsync();

        using var answer = await house.Post(DiscordEndpoints.Interactions);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("https://bot.example.org/discord/interactions", true)]
    public async Task An_address_in_the_portal_that_keeps_it_deaf_is_said(string? address, bool isSaid)
    {
        await using var house = await GatewayHouse.OpenAsync(endpointUrl: address);

        Assert.Equal(isSaid, house.Log.Any(line => line.StartsWith("Error Discord: an Interactions Endpoint URL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_first_heartbeat_comes_by_chance_and_the_others_at_every_interval()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.25);

        house.Clock.Advance((Interval * 0.25) - TimeSpan.FromSeconds(1));
        house.Gateway.Make(DiscordGatewayFault.Ask, 0, 1);
        await house.Until(() => house.Said(1) == 1, "an answer to op 1, before the first heartbeat of its own");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Until(() => house.Said(1) == 2, "the first heartbeat");
        house.Clock.Advance(Interval - TimeSpan.FromSeconds(1));
        house.Gateway.Make(DiscordGatewayFault.Ask, 0, 1);
        await house.Until(() => house.Said(1) == 3, "another answer to op 1");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Until(() => house.Said(1) == 4, "the second heartbeat");

        var beats = house.Gateway.Heard.Where(heard => heard.Op == 1).ToArray();
        Assert.Equal(Interval, beats[3].At - beats[1].At);
        Assert.All(beats, beat => Assert.True((long)beat.Data! >= 1, "It tells what was heard last."));
    }

    [Theory]
    [InlineData(1000, 2)]
    [InlineData(1001, 2)]
    [InlineData(4000, 6)]
    [InlineData(4001, 6)]
    [InlineData(4002, 6)]
    [InlineData(4003, 2)]
    [InlineData(4005, 2)]
    [InlineData(4007, 2)]
    [InlineData(4008, 6)]
    [InlineData(4009, 2)]
    [InlineData(4321, 6)]
    [InlineData(1011, 6)]
    public async Task After_this_code_it_comes_back_so(int code, int op)
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.5);

        house.Gateway.Make(DiscordGatewayFault.Close, code, 1);
        await house.UntilMoving(() => house.Said(2) + house.Said(6) == 2, "the bot to come back");

        Assert.Equal(op, house.Gateway.Heard.Last(heard => heard.Op is 2 or 6).Op);
        await house.Answered(await Connected(house));
        Assert.Equal(HealthStatus.Healthy, house.Health().Status);
    }

    [Theory]
    [InlineData(4004, "Discord:BotToken")]
    [InlineData(4010, "Start the bot again")]
    [InlineData(4011, "Start the bot again")]
    [InlineData(4012, "newer version")]
    [InlineData(4013, "newer version")]
    [InlineData(4014, "Developer Portal")]
    public async Task After_this_code_it_stops_and_says_what_to_do_and_the_process_lives_on(int code, string advice)
    {
        await using var house = await GatewayHouse.OpenAsync();

        house.Gateway.Make(DiscordGatewayFault.Close, code, 1);
        await house.Until(() => house.Health().Status == HealthStatus.Unhealthy, "bad health");
        house.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Contains(advice, house.Health().Description, StringComparison.Ordinal);
        Assert.Contains(house.Log, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains(advice, StringComparison.Ordinal));
        Assert.Equal(1, house.Said(2) + house.Said(6));
        Assert.Equal(0, house.Gateway.Connected);
        using var answer = await house.Post("/anything");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_heartbeat_that_nobody_hears_ends_the_connection_and_the_session_goes_on()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.1);
        house.Gateway.Make(DiscordGatewayFault.NoAck, 0, 1);

        house.Clock.Advance(Interval * 0.1);
        await house.Until(() => house.Said(1) == 1, "a heartbeat");
        Assert.Equal(1, house.Gateway.Connected);
        house.Clock.Advance(Interval);
        await house.UntilMoving(() => house.Said(6) == 1, "the bot to go on with its session");

        Assert.Equal(4200, house.Gateway.Closed.First());
        await house.Answered(house.Interact());
        Assert.Contains(house.Log, line => line.Contains("a heartbeat was not answered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_is_lost_two_intervals_after_discord_was_last_heard()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.5);
        house.Gateway.Make(DiscordGatewayFault.NoHello, 0, 1000);
        house.Gateway.Make(DiscordGatewayFault.Drop, 0, 1);
        await house.Until(() => house.Gateway.Connected == 0, "the end of the connection");

        house.Clock.Advance((2 * Interval) - TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Healthy, house.Health().Status);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, house.Health().Status);

        house.Gateway.Make(DiscordGatewayFault.NoHello, 0, 0);
        await house.UntilMoving(() => house.Health().Status == HealthStatus.Healthy, "health", step: 5);
    }

    [Theory]
    [InlineData(nameof(DiscordGatewayFault.Reconnect), 6)]
    [InlineData(nameof(DiscordGatewayFault.Invalid), 6)]
    [InlineData(nameof(DiscordGatewayFault.Ended), 2)]
    [InlineData(nameof(DiscordGatewayFault.Drop), 6)]
    public async Task After_this_it_comes_back_so(string fault, int op)
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.5);

        house.Gateway.Make(Enum.Parse<DiscordGatewayFault>(fault), 0, 1);
        await house.UntilMoving(() => house.Said(2) + house.Said(6) == 2, "the bot to come back");

        Assert.Equal(op, house.Gateway.Heard.Last(heard => heard.Op is 2 or 6).Op);
        await house.Answered(await Connected(house));
        Assert.Equal(fault switch { nameof(DiscordGatewayFault.Ended) => 1000, nameof(DiscordGatewayFault.Drop) => null, _ => 4200 }, house.Gateway.Closed.First());
    }

    [Fact]
    public async Task A_connection_that_held_for_a_while_is_soon_followed_by_another_and_one_that_did_not_is_not()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.9);
        async Task<double> ReplacesAsync()
        {
            var (before, at) = (house.Said(6), house.Clock.GetUtcNow());
            house.Gateway.Make(DiscordGatewayFault.Reconnect, 0, 1);
            await house.UntilMoving(() => house.Said(6) > before, "another connection", step: 0.1);
            var replaced = house.Gateway.Heard.Last(heard => heard.Op == 6).At - at;
            await house.Answered(house.Interact());
            return replaced.TotalSeconds;
        }

        for (var time = 0; time < 4; time++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(6));
            Assert.InRange(await ReplacesAsync(), 0.8, 2);
        }

        await ReplacesAsync();
        Assert.InRange(await ReplacesAsync(), 3, 10);
    }

    [Fact]
    public async Task A_session_that_is_not_there_any_more_is_begun_anew_after_a_while()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.5);
        house.Gateway.Make(DiscordGatewayFault.LostSession, 0, 1);
        house.Gateway.Make(DiscordGatewayFault.Drop, 0, 1);

        await house.UntilMoving(() => house.Said(2) == 2, "a new session");

        var asked = house.Gateway.Heard.Last(heard => heard.Op == 6).At;
        Assert.InRange(house.Gateway.Heard.Last(heard => heard.Op == 2).At - asked, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        await house.Answered(await Connected(house));
    }

    [Fact]
    public async Task Questions_without_end_are_answered_as_often_as_discord_allows()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.9);
        for (var question = 0; question < 500; question++)
        {
            house.Gateway.Make(DiscordGatewayFault.Ask, 0, 1);
        }

        await house.Answered(house.Interact());

        Assert.InRange(house.Said(1), 100, 110);
        Assert.Equal(1, house.Gateway.Connected);
        Assert.Empty(house.Gateway.Closed);
    }

    [Fact]
    public async Task A_stop_finishes_what_is_in_flight_and_ends_the_session()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        house.BeforeAnswer = async _ =>
        {
            reached.TrySetResult();
            await gate.Task;
            return 0;
        };
        var id = house.Interact();
        await reached.Task;

        var stopping = house.StopAsync();
        await house.Until(() => house.Gateway.Connected == 0, "the end of the connection");
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;

        Assert.Equal(1, house.AnswersTo(id));
        Assert.Equal(1000, Assert.Single(house.Gateway.Closed));
        Assert.Empty(house.Gateway.Sessions);
    }

    /// <summary>Waits until the bot has a session that hears, and lets something happen in it.</summary>
    private static async Task<string> Connected(GatewayHouse house)
    {
        await house.UntilMoving(() => house.Gateway is { Connected: 1, Sessions.Count: 1 }, "a connection with a session");
        return house.Interact();
    }
}
