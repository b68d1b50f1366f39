using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Tests.Sandbox;

public sealed class DiscordInteractionsTests : DiscordTownTests
{
    private const string Sign = "/petition sign petition:K7QF as:named";

    [Fact]
    public async Task An_ephemeral_answer_is_seen_by_the_one_who_asked_only()
    {
        Bot.Answers("""{"type":4,"data":{"content":"**Signed**, <@1187000000000000000>","flags":64}}""");

        var sight = await Says(Sign);

        Assert.Equal(("ephemeral", "Signed, @Ana Ferreira"), (sight.Visibility, sight.Text));
        Assert.Single(Sees("Emeka Obi"));
        Assert.Empty(Sees("Ana Ferreira"));
        Assert.Equal(404, (await ApiAsync("GET", $"/channels/{Channel("organizing")}/messages/{sight.Message}")).Status);
    }

    [Fact]
    public async Task A_command_arrives_with_typed_options_and_the_callers_permissions()
    {
        Bot.Answers("""{"type":4,"data":{"content":"ok"}}""");

        await Says("/petition sign petition:No face recognition, please channel:#refusals goal:12", who: "Ana Ferreira");

        var options = Bot.Received[^1]["data"]!["options"]![0]!["options"]!.AsArray();
        Assert.Equal(["No face recognition, please", Channel("refusals"), "12"], options.Select(option => option!["value"]!.ToString()));
        Assert.NotEqual(0UL, ulong.Parse((string)Bot.Received[^1]["member"]!["permissions"]!, CultureInfo.InvariantCulture) & (1UL << 5));
    }

    [Fact]
    public async Task What_the_client_would_not_send_is_refused_in_words()
    {
        Assert.Equal("petition is required", (await Says("/petition sign as:named")).Error);
        Assert.Contains("/petition", (await Says("/nothing")).Error, StringComparison.Ordinal);
        Assert.Empty(Bot.Received);
    }

    [Fact]
    public async Task A_deferred_answer_is_waited_for_and_edited()
    {
        Bot.Answer = (interaction, stop) =>
        {
            _ = FollowAsync(interaction);
            return Task.FromResult(JsonNode.Parse("""{"type":5,"data":{"flags":64}}"""));
        };

        var sight = await Says(Sign);

        Assert.Equal(("ephemeral", "Done"), (sight.Visibility, sight.Text));
        async Task FollowAsync(JsonObject interaction)
        {
            var path = $"/webhooks/1198000000000000000/{interaction["token"]}/messages/%40original";
            while ((await ApiAsync("PATCH", path, """{"content":"Done"}""")).Status == 404)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_button_updates_its_message_and_a_form_comes_back_filled()
    {
        Bot.Answers("""{"type":4,"data":{"content":"Card ████░░ 4 of 6","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Sign","custom_id":"v1.sign"}]}]}}""");
        var card = await Says(Sign);
        Bot.Answers("""
            {"type":9,"data":{"custom_id":"form","title":"Sign","components":[
              {"type":18,"label":"Why","component":{"type":4,"custom_id":"why","style":2,"max_length":20}},
              {"type":18,"label":"How","component":{"type":3,"custom_id":"how","options":[{"label":"Named","value":"n"}]}}]}}
            """);
        var form = await Presses(card, "v1.sign");
        var refused = await Submits(form, """{"how":"n"}""");
        Bot.Answers("""{"type":7,"data":{"content":"Card █████░ 5 of 6","components":[]}}""");
        var after = await Submits(form, """{"why":"for all","how":"Named"}""");

        Assert.Equal("Card ████░░ 4 of 6", card.Progress);
        Assert.Equal(["paragraph", "choice"], form.Form!.Fields.Select(field => field.Kind));
        Assert.Equal("\"Why\" is required.", refused.Error);
        Assert.Equal((card.Message, "Card █████░ 5 of 6"), (after.Message, after.Text));
        Assert.Null(after.Buttons);
    }

    [Fact]
    public async Task Autocomplete_asks_the_bot()
    {
        Bot.Answers("""{"type":8,"data":{"choices":[{"name":"No cameras","value":"K7QF"}]}}""");

        var offered = await Suggests("/petition sign petition:K");

        Assert.Equal(("/petition sign petition:K7QF", "No cameras"), (offered[0].Value, offered[0].Label));
        Assert.Contains(await Suggests("/pe"), option => option.Value == "/petition sign");
    }

    [Fact]
    public async Task Commands_are_suggested_before_the_steps_of_any_of_them()
    {
        var commands = new JsonArray([.. Enumerable.Range(10, 30).Select(number => JsonNode.Parse($$"""
            {"name":"c{{number}}","description":"d","options":[{"type":1,"name":"list","description":"d"},{"type":1,"name":"show","description":"d"}]}
            """))]);
        Assert.Equal(200, (await ApiAsync("PUT", "/applications/1198000000000000000/commands", commands.ToJsonString())).Status);

        Assert.Equal(Enumerable.Range(10, 30).Select(number => $"/c{number} "), (await Suggests("/")).Select(option => option.Value));
        Assert.Equal("/c17 – list, show", (await Suggests("/c1"))[7].Label);
        Assert.Equal(["/c17 list", "/c17 show"], (await Suggests("/c17")).Select(option => option.Value));
        Assert.Equal("/c17 show", Assert.Single(await Suggests("/c17 s")).Value);
        Assert.Empty(await Suggests("/d"));
    }

    [Fact]
    public async Task The_opening_waits_until_there_are_commands()
    {
        await ApiAsync("PUT", "/applications/1198000000000000000/commands", "[]");

        var awaited = AwaitsCommands();

        Assert.False(awaited.IsCompleted);
        await ApiAsync("PUT", "/applications/1198000000000000000/commands", """[{"name":"late","description":"d"}]""");
        await awaited;
        Assert.Equal("/late", Assert.Single(await Suggests("/")).Value);
    }

    [Fact]
    public async Task Three_seconds_without_an_answer_kill_the_interaction()
    {
        Bot.Answer = async (_, stop) =>
        {
            // It never answers; only Discord's giving up ends it.
            var never = new TaskCompletionSource();
            await never.Task.WaitAsync(stop);
            return null;
        };

        var sight = await Says(Sign);
        var late = await ApiAsync("POST", Callback(), """{"type":4,"data":{"content":"late"}}""");

        Assert.Equal("The application did not respond", sight.Error);
        Assert.Equal((404, 10062), (late.Status, (int)late.Body!["code"]!));
    }

    [Fact]
    public async Task A_second_answer_is_refused_and_tokens_end_after_fifteen_minutes()
    {
        Bot.Answers("""{"type":4,"data":{"content":"once"}}""");
        await Says(Sign);
        var token = Bot.Received[^1]["token"];

        Assert.Equal(40060, (int)(await ApiAsync("POST", Callback(), """{"type":4,"data":{"content":"twice"}}""")).Body!["code"]!);
        Assert.Equal(200, (await ApiAsync("POST", $"/webhooks/1198000000000000000/{token}", """{"content":"more"}""")).Status);
        Advance("PT16M");
        Assert.Equal(50027, (int)(await ApiAsync("PATCH", $"/webhooks/1198000000000000000/{token}/messages/@original", """{"content":"x"}""")).Body!["code"]!);
    }

    [Fact]
    public async Task A_callback_answers_too_and_says_nothing_or_everything()
    {
        Bot.Answer = async (interaction, _) =>
        {
            var told = await ApiAsync("POST", Callback(interaction) + "?with_response=true", """{"type":4,"data":{"content":"by callback"}}""");
            Assert.Equal("by callback", (string)told.Body!["resource"]!["message"]!["content"]!);
            return null;
        };

        Assert.Equal("by callback", (await Says(Sign)).Text);
    }

    [Fact]
    public async Task An_answer_that_Discord_would_not_take_fails_with_its_reason()
    {
        Bot.Answers("""{"type":7,"data":{"content":"x"}}""");
        Assert.Contains("This interaction failed", (await Says(Sign)).Error, StringComparison.Ordinal);

        Bot.Answers("""{"type":9,"data":{"custom_id":"f","title":"T","components":[]}}""");
        Assert.Contains("50035", (await Says(Sign)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_commands_and_the_clock_outlive_a_restart()
    {
        Bot.Answers("""{"type":4,"data":{"content":"kept"}}""");
        await Says(Sign);
        Advance("P7D");
        await RestartAsync();
        Bot.Answers("""{"type":4,"data":{"content":"again"}}""");

        Assert.Equal("kept", Sees("Ana Ferreira")[0].Text);
        var again = await Says(Sign);
        Assert.Equal("again", again.Text);
        Assert.True(again.At - Sees("Ana Ferreira")[0].At > TimeSpan.FromDays(6));
    }

    private string Callback(JsonObject? interaction = null)
    {
        var asked = interaction ?? Bot.Received[^1];
        return $"/interactions/{asked["id"]}/{asked["token"]}/callback";
    }
}
