using System.Net;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Slack;

/// <summary>What comes on a connection is answered on it, as HTTP would have answered.</summary>
public sealed class SlackSocketTests : IAsyncLifetime
{
    private SlackSocketRig _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await SlackSocketRig.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bot.Sockets.Complaints);
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_typed_command_is_answered_in_its_acknowledgement_and_only_its_person_sees_it()
    {
        var seen = await _bot.SayAsync("say hello");

        Assert.Equal(("ephemeral", "Ana Ferreira says hello"), (seen.Visibility, seen.Text));
        var answer = Assert.Single((await _bot.DeliverAsync("slash_commands", true, _bot.Typed("say hello"))).Answers)!;
        Assert.Equal("ephemeral", (string)answer["response_type"]!);
        await SlackContract.HoldsAsync("S_Respond", answer);
    }

    [Fact]
    public async Task A_form_opens_says_what_is_wrong_and_shows_its_answer_in_its_place()
    {
        var asked = await _bot.SayAsync("ask");
        var wrong = await _bot.Town.SubmitAsync(SlackSocketRig.At("ana"), asked.Form!.Id, new Dictionary<string, JsonNode?> { ["words"] = "bad" }, TestContext.Current.CancellationToken);
        var right = await _bot.Town.SubmitAsync(SlackSocketRig.At("ana"), asked.Form!.Id, new Dictionary<string, JsonNode?> { ["words"] = "better" }, TestContext.Current.CancellationToken);

        Assert.Contains("Not &lt;that&gt; word", wrong.Form!.Errors!.Values);
        Assert.Contains("Thank you for better", right.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad", "errors")]
    [InlineData("better", "update")]
    public async Task A_sent_forms_acknowledgement_is_what_Slack_takes(string words, string action)
    {
        var answer = Assert.Single((await _bot.DeliverAsync("interactive", true, _bot.Sent(words))).Answers)!;

        Assert.Equal(action, (string)answer["response_action"]!);
        await SlackContract.HoldsAsync("S_ViewResponse", answer);
    }

    [Fact]
    public async Task A_press_is_acknowledged_plainly_and_answered_where_answers_are_posted()
    {
        var press = await _bot.DeliverAsync("interactive", false, _bot.Pressed("1:slacktest say words:again"));

        Assert.Equal([null], press.Answers);
        await _bot.Until(() => _bot.Seen().Contains("Ana Ferreira says again"), "the answer to a press");
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    [InlineData("app_home_opened")]
    public async Task An_event_is_acknowledged_plainly(string kind)
    {
        var happened = await _bot.DeliverAsync("events_api", false, Event(kind));

        Assert.Equal([null], happened.Answers);
        // Revoked tokens of people are no farewell.
        Assert.Equal(kind is "app_uninstalled", _bot.Log.Lines.Any(line => line.Contains($"Slack says {kind}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_an_acknowledgement_may_carry_nothing_a_commands_answer_goes_where_answers_are_posted()
    {
        var typed = await _bot.DeliverAsync("slash_commands", false, _bot.Typed("say elsewhere"));

        Assert.Equal([null], typed.Answers);
        await _bot.Until(() => _bot.Seen().Contains("Ana Ferreira says elsewhere"), "the answer to a command");
    }

    [Fact]
    public async Task Where_an_acknowledgement_may_carry_nothing_a_forms_answer_is_a_message()
    {
        var sent = await _bot.DeliverAsync("interactive", false, _bot.Sent("kindness"));

        Assert.Equal([null], sent.Answers);
        await _bot.Until(() => _bot.Seen().Contains("Thank you for kindness"), "the answer to a form");
    }

    [Fact]
    public async Task A_slow_command_is_acknowledged_within_two_seconds_and_answered_later()
    {
        var typed = _bot.SayAsync("say slowly");
        await _bot.Gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _bot.Clock.Advance(TimeSpan.FromSeconds(2));
        _bot.Gate.Opened.SetResult();

        Assert.Equal((null, "Ana Ferreira says slowly"), ((await typed).Error, (await typed).Text));
    }

    [Fact]
    public async Task A_graceful_stop_finishes_and_acknowledges_what_has_begun_and_closes_in_good_order()
    {
        var link = _bot.Sockets.Links[0];
        var typed = _bot.SayAsync("say slowly");
        await _bot.Gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var stop = _bot.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        _bot.Gate.Opened.SetResult();
        await stop;

        Assert.Equal("Ana Ferreira says slowly", (await typed).Text);
        await SlackSocketRig.Ends(link);
        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, link.ClosedByApp);
        Assert.Equal("dispatch_failed", (await _bot.SayAsync("say hello")).Error);
    }

    [Fact]
    public async Task What_cannot_be_read_is_acknowledged_so_that_it_does_not_come_for_ever()
    {
        var typed = _bot.Typed("say hello");
        typed.Remove("user_id");

        Assert.Equal([null], (await _bot.DeliverAsync("slash_commands", true, typed)).Answers);
        Assert.Equal([null], (await _bot.DeliverAsync("interactive", true, new JsonArray(1, 2))).Answers);
        Assert.Equal([null], (await _bot.DeliverAsync("something_new", true, new JsonObject())).Answers);
        Assert.Empty(_bot.Gate.Said);
    }

    [Fact]
    public async Task What_is_meant_for_another_app_is_left_alone()
    {
        var typed = _bot.Typed("say hello");
        typed["api_app_id"] = "A0OTHER0000";
        var foreign = new SlackEnvelope("slash_commands", true, typed);

        await _bot.Sockets.SendAsync(_bot.Sockets.Links[0], foreign, 0);
        await _bot.SayAsync("say after");

        Assert.Empty(foreign.Answers);
        Assert.Equal(["after"], _bot.Gate.Said.Keys);
    }

    [Fact]
    public async Task The_workspace_is_the_one_that_the_payload_names_and_a_strangers_own_is_not_ours()
    {
        var typed = _bot.Typed("ask words:mine");
        typed["team_id"] = "T0STRANGER";

        var answer = Assert.Single((await _bot.DeliverAsync("slash_commands", true, typed)).Answers)!;

        Assert.DoesNotContain("Thank you", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slacks_routes_are_not_there()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_bot.App.Urls.Single()) };
        foreach (var path in new[] { SlackEndpoints.Commands, SlackEndpoints.Interactions, SlackEndpoints.Events })
        {
            using var answer = await http.PostAsync(path, new StringContent("ssl_check=1"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_of_what_is_said_and_no_ticket_and_no_token_is_logged()
    {
        await _bot.SayAsync("say xylophones");
        await _bot.Sockets.Links[0].SendAsync("""{"type":"zither""");
        _bot.Faults.Arrange("slack", "socket", TownFault.Cut, 1);
        await _bot.Until(() => _bot.Sockets.Greeted == 2, "another connection", TimeSpan.FromSeconds(1));

        var log = string.Join('\n', _bot.Log.Lines);
        Assert.Contains("was lost and is opened again", log, StringComparison.Ordinal);
        Assert.All(["xylophones", "zither", "ticket", "envelope", _bot.Town.AppToken, _bot.Town.BotToken, "U07LHANA001"], secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private JsonObject Event(string kind) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = _bot.Town.TeamId,
        ["api_app_id"] = _bot.Town.AppId,
        ["event"] = new JsonObject { ["type"] = kind, ["event_ts"] = "1.2" },
        ["event_id"] = "Ev012345",
        ["event_time"] = 1,
    };
}
