using System.Net;
using Microsoft.AspNetCore.Http;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackPressTests
{
    private const string Card = """
        {"channel":"C07LHGENERL","text":"Card","blocks":[
          {"type":"header","text":{"type":"plain_text","text":"No face recognition"}},
          {"type":"section","fields":[{"type":"mrkdwn","text":"*Addressee*\nLighthouse Cloud"},{"type":"mrkdwn","text":"*Signed*\n40 or more"}]},
          {"type":"context","elements":[{"type":"mrkdwn","text":"██████░░░░ 60 %"}]},
          {"type":"actions","block_id":"card","elements":[
            {"type":"button","action_id":"sign","style":"primary","value":"petition sign K7QF2","text":{"type":"plain_text","text":"Sign"}},
            {"type":"button","text":{"type":"plain_text","text":"Read"}}]}]}
        """;

    [Fact]
    public async Task A_card_is_seen_with_its_facts_progress_and_buttons()
    {
        await using var stage = await SlackStage.RaiseAsync();
        await stage.CallAsync("chat.postMessage", Card);

        var seen = Assert.Single(stage.Town.Messages(SlackStage.At("chiara")));

        Assert.Equal("No face recognition\nAddressee\nLighthouse Cloud\nSigned\n40 or more\n██████░░░░ 60 %", seen.Text);
        Assert.Equal([new SightFact("Addressee", "Lighthouse Cloud"), new SightFact("Signed", "40 or more")], seen.Facts);
        Assert.Equal("██████░░░░ 60 %", seen.Progress);
        Assert.Equal(["██████░░░░ 60 %"], seen.Footnotes);
        Assert.Equal(["Sign", "Read"], seen.Buttons!.Select(button => button.Label));
        Assert.Equal("sign", seen.Buttons![0].Id);
        Assert.Null(seen.Pings);
    }

    [Fact]
    public async Task A_press_arrives_as_Slacks_own_types_describe_it()
    {
        SlackContracts.Need();
        await using var stage = await SlackStage.RaiseAsync();
        await stage.CallAsync("chat.postMessage", Card);
        var card = stage.Town.Messages(SlackStage.At()).Single();

        var seen = await stage.PressAsync(card, "sign");

        Assert.Equal(new Sight(), seen);
        var payload = stage.Bot.Requests.Single().Payload;
        Assert.Equal("petition sign K7QF2", (string?)payload["actions"]![0]!["value"]);
        Assert.Equal(card.Message, (string?)payload["container"]!["message_ts"]);
        // Real payloads carry these two; Slack's types do not.
        payload.Remove("enterprise");
        payload["actions"]![0]!.AsObject().Remove("style");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_BlockAction", payload));
    }

    [Fact]
    public async Task What_is_taken_in_the_menu_of_a_message_arrives_as_Slacks_own_types_describe_it()
    {
        SlackContracts.Need();
        await using var stage = await SlackStage.RaiseAsync();
        var message = await stage.SayAsync("See https://jobs.example/42", "chiara");
        Assert.Equal([new SightButton("log.this", "Log this")], message.Shortcuts!);

        var seen = await stage.Town.TakeAsync(SlackStage.At(), message.Message!, "Log this", SlackStage.Cancel);

        Assert.Equal(new Sight(), seen);
        var payload = stage.Bot.Requests.Single().Payload;
        Assert.Equal(("log.this", message.Message, "See <https://jobs.example/42>"), ((string?)payload["callback_id"], (string?)payload["message_ts"], (string?)payload["message"]!["text"]));
        await Assert.ThrowsAsync<TownException>(() => stage.Town.TakeAsync(SlackStage.At(), message.Message!, "Anywhere", SlackStage.Cancel));
        payload.Remove("enterprise");
        payload["user"]!.AsObject().Remove("username");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_MessageShortcut", payload));
    }

    [Fact]
    public async Task The_body_of_the_acknowledgement_is_no_message_but_a_later_response_is()
    {
        await using var stage = await SlackStage.RaiseAsync();
        await stage.CallAsync("chat.postMessage", Card);
        var card = stage.Town.Messages(SlackStage.At()).Single();
        stage.Bot.OnInteraction = async payload =>
        {
            await stage.RespondAsync((string)payload["response_url"]!, """{"text":"With or without your name?"}""");
            return Results.Text("never seen");
        };

        var seen = await stage.PressAsync(card, "sign", "chiara");

        Assert.Equal(("ephemeral", "With or without your name?"), (seen.Visibility, seen.Text));
        Assert.Equal(2, stage.Town.Messages(SlackStage.At("chiara")).Count);
        Assert.Single(stage.Town.Messages(SlackStage.At("ana")));
    }

    [Fact]
    public async Task An_ephemeral_message_can_be_pressed_replaced_and_deleted_but_not_updated_by_its_ts()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json(
            """{"blocks":[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]}""");
        var asked = await stage.SayAsync("/petition sign", "chiara");
        var replace = """{"replace_original":true,"text":"Signed","blocks":[{"type":"actions","elements":[{"type":"button","action_id":"undo","text":{"type":"plain_text","text":"Withdraw"}}]}]}""";
        var body = replace;
        stage.Bot.OnInteraction = async payload =>
        {
            Assert.True((bool)payload["container"]!["is_ephemeral"]!);
            Assert.False(payload.ContainsKey("message"));
            var ts = (string)payload["container"]!["message_ts"]!;
            var updated = await stage.CallAsync("chat.update", $$"""{"channel":"C07LHGENERL","ts":"{{ts}}","text":"x"}""");
            Assert.Equal("message_not_found", (string?)updated["error"]);
            Assert.Equal((HttpStatusCode.OK, "ok"), await stage.RespondAsync((string)payload["response_url"]!, body));
            return Results.Ok();
        };

        var replaced = await stage.PressAsync(asked, "go", "chiara");
        body = """{"delete_original":true}""";
        var deleted = await stage.PressAsync(replaced, "undo", "chiara");

        Assert.Equal(asked.Message, replaced.Message);
        Assert.Equal("Withdraw", replaced.Buttons!.Single().Label);
        Assert.Equal(new Sight(), deleted);
        Assert.Empty(stage.Town.Messages(SlackStage.At("chiara")));
    }

    [Fact]
    public async Task Nobody_presses_a_button_that_they_do_not_see()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"Only you"}""");
        var seen = await stage.SayAsync("/petition sign", "chiara");

        await Assert.ThrowsAsync<TownException>(() => stage.PressAsync(seen, "go", "ana"));
        await Assert.ThrowsAsync<TownException>(() => stage.PressAsync(seen, "go", "chiara"));
    }

    [Fact]
    public async Task Buttons_that_share_an_action_are_told_apart_by_their_block()
    {
        await using var stage = await SlackStage.RaiseAsync();
        await stage.CallAsync("chat.postMessage", """
            {"channel":"C07LHGENERL","text":"Two","blocks":[
              {"type":"actions","block_id":"one","elements":[{"type":"button","action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}}]},
              {"type":"section","block_id":"two","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"button","action_id":"go","value":"2","url":"https://a.example","text":{"type":"plain_text","text":"Go"}}}]}
            """);
        var seen = stage.Town.Messages(SlackStage.At()).Single();

        await stage.PressAsync(seen, "two/go");

        Assert.Equal(["one/go", "two/go"], seen.Buttons!.Select(button => button.Id));
        Assert.Equal("2", (string?)stage.Bot.Requests.Single().Payload["actions"]![0]!["value"]);
    }
}
