using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CsCheck;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Support;

namespace OrganizerBot.Discord;

/// <summary>Nothing that Discord still waits for is lost, nothing is done twice, and nothing that is sent breaks the bot.</summary>
public sealed class DiscordSocketEventsTests
{
    [Fact]
    public async Task What_happened_while_the_connection_was_broken_is_answered_once_when_it_is_back()
    {
        await using var house = await GatewayHouse.OpenAsync();
        List<string> ids = [house.Interact()];
        await house.Answered(ids[0]);

        for (var time = 0; time < 5; time++)
        {
            house.Gateway.Make(DiscordGatewayFault.Drop, 0, 1);
            await house.Until(() => house.Gateway.Closed.Count == time + 1, "the break");
            ids.AddRange(Enumerable.Range(0, 20).Select(_ => house.Interact()));
            await house.UntilMoving(() => house.Said(6) == time + 1, "the bot to come back", step: 0.01);
        }

        await house.Until(() => ids.All(id => house.AnswersTo(id) > 0), "all answers");
        Assert.All(ids, id => Assert.Equal(1, house.AnswersTo(id)));
        Assert.Equal(1, house.Said(2));
    }

    [Fact]
    public async Task What_is_past_its_three_seconds_when_the_bot_is_back_is_left()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.9);
        house.Gateway.Make(DiscordGatewayFault.Drop, 0, 1);
        await house.Until(() => house.Gateway.Connected == 0, "the break");
        await house.Until(() => house.Log.Any(line => line.Contains("the connection broke", StringComparison.Ordinal)), "the bot to notice");
        var late = house.Interact();
        house.Clock.Advance(TimeSpan.FromSeconds(4));
        await house.Until(() => house.Said(6) == 1, "the bot to come back");

        await house.Answered(house.Interact());

        Assert.Equal(0, house.AnswersTo(late));
        Assert.Contains(house.Log, line => line.Contains("past its three seconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_twice_is_done_once()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var tries = 0;
        house.BeforeAnswer = _ =>
        {
            Interlocked.Increment(ref tries);
            return Task.FromResult(0);
        };
        house.Gateway.Make(DiscordGatewayFault.Duplicate, 0, 10);
        var ids = Enumerable.Range(0, 10).Select(_ => house.Interact()).ToArray();

        await house.Until(() => ids.All(id => house.AnswersTo(id) > 0), "all answers");
        await house.Answered(house.Interact());

        Assert.Equal(11, tries);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    public async Task An_answer_that_meets_an_error_is_given_again_and_taken_once(int error)
    {
        await using var house = await GatewayHouse.OpenAsync();
        var errors = 1;
        house.BeforeAnswer = _ => Task.FromResult(Interlocked.Decrement(ref errors) >= 0 ? error : 0);

        var id = house.Interact();
        await house.UntilMoving(() => house.AnswersTo(id) == 1 && errors < (error > 0 ? 0 : -1) + 1, "the second try", step: 0.05);
        await house.Answered(house.Interact());

        Assert.Equal(1, house.AnswersTo(id));
        Assert.DoesNotContain(house.Log, line => line.Contains("not answered in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_for_another_application_is_left_and_a_ping_is_not_answered()
    {
        await using var house = await GatewayHouse.OpenAsync();
        var (foreign, ping) = (GatewayHouse.Interaction(house.NewId()), GatewayHouse.Interaction(house.NewId()));
        foreign["application_id"] = "1000000000000000002";
        ping["type"] = 1;

        house.Gateway.Happen("INTERACTION_CREATE", foreign);
        house.Gateway.Happen("INTERACTION_CREATE", ping);
        await house.Answered(house.Interact());

        Assert.Single(house.Answers);
    }

    [Fact]
    public async Task Servers_come_and_go_and_only_an_invitation_is_one()
    {
        await using var house = await GatewayHouse.OpenAsync(isStored: true);
        house.Gateway.Make(DiscordGatewayFault.Outage, 0, 1);
        house.Gateway.Make(DiscordGatewayFault.Return, 0, 1);
        await house.Answered(house.Interact());
        Assert.Contains(house.Log, line => line.Contains("away for now", StringComparison.Ordinal));
        Assert.DoesNotContain(house.Log, line => line.Contains("was invited", StringComparison.Ordinal));

        var guild = DiscordGatewayShapes.Guild();
        guild["id"] = "1201000000000000001";
        house.Gateway.Happen("GUILD_CREATE", guild);
        await house.Answered(house.Interact());
        Assert.Contains(house.Log, line => line.Contains("was invited", StringComparison.Ordinal));
        Assert.DoesNotContain(house.Log, line => line.Contains(DiscordCast.GuildId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_frame_whatever_it_holds_breaks_the_connection()
    {
        await using var house = await GatewayHouse.OpenAsync(isStored: true);
        house.Log.Clear();
        house.Gateway.Make(DiscordGatewayFault.Garbage, 0, 1);
        await house.Answered(house.Interact());
        house.Gateway.Shout(Encoding.UTF8.GetBytes($$"""{"op":0,"s":null,"t":"INTERACTION_CREATE","d":"{{new string('a', DiscordSocketLink.LargestRead)}}"}"""), WebSocketMessageType.Text);
        house.Gateway.Shout(new byte[DiscordSocketLink.LargestRead + 1], WebSocketMessageType.Binary);

        var ops = OneOf("0", "1", "3", "10", "11", "12", "-1", "1e99", "null", "\"0\"");
        var names = OneOf("INTERACTION_CREATE", "READY", "RESUMED", "GUILD_CREATE", "GUILD_DELETE", "X", "");
        var values = OneOf(
            "null", "[]", "{}", "true", "7", "\"\\ud800\"", """{"id":"1"}""", """{"id":7,"unavailable":1}""", """{"session_id":""}""", """{"session_id":7,"guilds":[1,{"id":"x"}]}""", """{"guilds":{}}""",
            """{"id":"1","token":"t","type":2,"data":{}}""", """{"id":"1","id":"2"}""", """{"heartbeat_interval":-1}""", """{"heartbeat_interval":"x"}""", new string('[', 40) + new string(']', 40));
        var frames = Gen.Select(ops, names, values, Gen.Int[-1, 5], (op, name, value, sequence) => $$"""{"op":{{op}},"s":{{(sequence < 0 ? "null" : sequence)}},"t":"{{name}}","d":{{value}}}""");
        var heard = 0;
        Gen.Select(frames, Gen.Int[0, 400], Gen.Byte, Gen.Bool, (frame, at, value, isMutated) => (frame, at, value, isMutated)).Sample(
            sample =>
            {
                var frame = sample.frame.ToCharArray();
                if (sample.isMutated)
                {
                    frame[sample.at % frame.Length] = (char)sample.value;
                }

                // What is no UTF-8 is no WebSocket text, and to come back or to begin anew is what the Gateway may ask for: both are tried elsewhere.
                if (!OrdersAway(frame))
                {
                    house.Gateway.Shout(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text);
                    heard++;
                }
            },
            iter: Figures.Cases(2_000, 100_000), threads: 1);

        await house.Answered(house.Interact());

        Assert.Equal((1, 0), (house.Said(2), house.Said(6)));
        Assert.Equal("", string.Join('\n', house.Log.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal))));
        Figures.Say($"Gateway: {heard:N0} fuzzed frames, huge, deep and binary ones besides: none broke the bot, and the next interaction was answered");
    }

    private static bool OrdersAway(char[] frame)
    {
        try
        {
            using var parsed = JsonDocument.Parse(frame);
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.Number && op.TryGetInt32(out var number) && number is 7 or 9;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
