using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackHomeTests
{
    private const string Home = """
        {"user_id":"U07LHANA001","view":{"type":"home","private_metadata":"ours","blocks":[
          {"type":"header","text":{"type":"plain_text","text":"Hello"}},
          {"type":"actions","block_id":"one","elements":[{"type":"button","action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}}]},
          {"type":"section","text":{"type":"mrkdwn","text":"██████░░░░ 6 of 10"}},
          {"type":"actions","block_id":"two","elements":[{"type":"button","action_id":"go","value":"2","text":{"type":"plain_text","text":"Stay"}}]}]}}
        """;

    [Fact]
    public async Task Opening_it_tells_the_app_each_time_as_Slacks_own_types_describe_it()
    {
        SlackContracts.Need();
        await using var stage = await RaiseAsync();
        await stage.CallAsync("views.publish", Home);

        var seen = await stage.Town.OpenHomeAsync(SlackStage.At(channel: "home"), SlackStage.Cancel);
        await stage.Town.OpenHomeAsync(SlackStage.At(channel: "home"), SlackStage.Cancel);

        Assert.Equal(2, stage.Bot.Requests.Count);
        var told = JsonNode.Parse(stage.Bot.Requests.First().Body)!;
        Assert.Equal("ours", (string?)told["event"]!["view"]!["private_metadata"]);
        // Slack's types describe a view as apps send it, not as it comes back.
        told["event"]!.AsObject().Remove("view");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_Event_AppHomeOpened", told));
        Assert.Equal(["Hello"], seen.Headings);
    }

    [Fact]
    public async Task It_is_seen_in_parts_and_each_persons_own()
    {
        await using var stage = await RaiseAsync();
        await stage.CallAsync("views.publish", Home);

        var seen = Assert.Single(stage.Town.Messages(SlackStage.At(channel: "home")));

        Assert.Equal([("Hello", "one/go"), ("██████░░░░ 6 of 10", "two/go")], seen.Parts!.Select(part => (part.Text, part.Buttons!.Single().Id)));
        Assert.Equal("██████░░░░ 6 of 10", seen.Parts![1].Progress);
        Assert.Empty(stage.Town.Messages(SlackStage.At("chiara", "home")));
        Assert.Empty(stage.Bot.Requests);
    }

    [Fact]
    public async Task A_press_on_it_names_the_view_and_no_channel()
    {
        SlackContracts.Need();
        await using var stage = await RaiseAsync();
        await stage.CallAsync("views.publish", Home);
        var home = stage.Town.Messages(SlackStage.At(channel: "home")).Single();

        await stage.PressAsync(home, "two/go", channel: "home");

        var payload = stage.Bot.Requests.Single().Payload;
        Assert.Equal(("view", home.Message), ((string?)payload["container"]!["type"], (string?)payload["container"]!["view_id"]));
        Assert.Equal(("home", "2"), ((string?)payload["view"]!["type"], (string?)payload["actions"]![0]!["value"]));
        Assert.False(payload.ContainsKey("channel"));
        Assert.False(payload.ContainsKey("response_url"));
        payload.Remove("enterprise");
        // Slack's types demand what messages and modals have; a Home tab has no title, and no address for answers.
        string[] missing = ["response_url", "view.close", "view.submit", "view.title"];
        Assert.Equal(missing.Select(name => $"PropertyRequired: #/{name}"), (await SlackContracts.ProblemsAsync("S_BlockAction", payload)).Order());
        await Assert.ThrowsAsync<TownException>(() => stage.PressAsync(home, "two/go", "chiara", "home"));
    }

    [Fact]
    public async Task An_app_that_does_not_ask_is_not_told_and_one_without_a_tab_has_none()
    {
        await using var stage = await SlackStage.RaiseAsync();
        Assert.Equal(new Sight(), await stage.Town.OpenHomeAsync(SlackStage.At(channel: "home"), SlackStage.Cancel));
        Assert.Empty(stage.Bot.Requests);

        stage.Town.Install(new JsonObject());
        await Assert.ThrowsAsync<TownException>(() => stage.Town.OpenHomeAsync(SlackStage.At(channel: "home"), SlackStage.Cancel));
    }

    private static async Task<SlackStage> RaiseAsync()
    {
        var stage = await SlackStage.RaiseAsync();
        var manifest = SlackStage.Manifest();
        manifest["settings"]!["event_subscriptions"] = new JsonObject { ["bot_events"] = new JsonArray("app_home_opened") };
        stage.Town.Install(manifest);
        return stage;
    }
}
