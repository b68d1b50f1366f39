using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Proofs;

namespace OrganizerBot.Slack;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private SlackRig _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await SlackRig.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_on_the_spot_and_only_its_person_sees_it()
    {
        var answer = await _bot.TypeAsync("say hello");

        var json = JsonNode.Parse(await TextOf(answer))!;
        Assert.Equal(("ephemeral", "Brook says hello"), ((string)json["response_type"]!, (string)json["text"]!));
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Empty(_bot.Side.Of("respond"));
    }

    [Fact]
    public async Task What_is_refused_at_the_door_is_counted_in_the_log_once_an_hour_and_nothing_of_it_is_told()
    {
        using var book = LogBook.Of(_bot.App.Services);
        var forged = "v0=" + new string('0', 64);
        foreach (var pause in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)])
        {
            _bot.Clock.Advance(pause);
            Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.SendAsync("/slack/commands", "text=hidden-words&user_id=U061F7AUR", forged)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.SendAsync("/slack/commands", "text=hidden-words", "nothing")).StatusCode);
        var lines = book.Lines.Where(line => line.Contains("[4005]", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Contains("Slack: requests were refused, 1 for their signature and 0 for their time", lines[0], StringComparison.Ordinal);
        Assert.Contains("3 for their signature and 0 for their time", lines[1], StringComparison.Ordinal);
        Assert.Contains("Slack:SigningSecret", lines[0], StringComparison.Ordinal);
        Assert.All(book.Lines, line => Assert.False(line.Contains("hidden-words", StringComparison.Ordinal) || line.Contains("U061F7AUR", StringComparison.Ordinal), line));
    }

    [Fact]
    public async Task A_long_answer_goes_on_where_answers_are_posted()
    {
        var answer = await _bot.TypeAsync("say words:hello times:120");

        Assert.Equal(50, JsonNode.Parse(await TextOf(answer))!["blocks"]!.AsArray().Count);
        await UntilAsync(() => _bot.Side.Of("respond").Length == 1);
        await UntilAsync(() =>
        {
            _bot.Clock.Advance(TimeSpan.FromSeconds(1));
            return _bot.Side.Of("respond").Length == 2;
        });
        Assert.All(_bot.Side.Of("respond"), call => Assert.Equal(("ephemeral", "false", ""), ((string)call.Json["response_type"]!, call.Json["replace_original"]!.ToJsonString(), call.Authorization)));
    }

    [Fact]
    public async Task A_slow_command_is_acknowledged_and_answered_later()
    {
        var typed = _bot.TypeAsync("say slowly");
        await _bot.Gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _bot.Clock.Advance(TimeSpan.FromSeconds(2));

        var answer = await typed;
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await TextOf(answer)));

        _bot.Gate.Opened.SetResult();
        await UntilAsync(() => _bot.Side.Of("respond").Length == 1);
        Assert.Equal("Brook says slowly", (string)_bot.Side.Of("respond")[0].Json["text"]!);
    }

    [Fact]
    public async Task A_graceful_stop_waits_for_what_has_begun()
    {
        var typed = _bot.TypeAsync("say slowly");
        await _bot.Gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await typed;

        var stop = _bot.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        _bot.Gate.Opened.SetResult();
        await stop;

        Assert.Single(_bot.Side.Of("respond"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_press_takes_the_place_of_a_private_message_and_never_of_a_public_one(bool isEphemeral)
    {
        var answer = await _bot.ActAsync(Press("1:slacktest say words:again", isEphemeral));

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await TextOf(answer)));
        var sent = Assert.Single(_bot.Side.Of("respond")).Json;
        Assert.Equal(("ephemeral", isEphemeral), ((string)sent["response_type"]!, (bool)sent["replace_original"]!));
    }

    [Fact]
    public async Task A_form_opens_with_the_persons_trigger()
    {
        await _bot.TypeAsync("ask");

        var call = Assert.Single(_bot.Side.Of("views.open"));
        Assert.Equal(("13.9", "form", "1:C2147483705 slacktest ask"), ((string)call.Json["trigger_id"]!, (string)call.Json["view"]!["callback_id"]!, (string)call.Json["view"]!["private_metadata"]!));
        Assert.Equal(("Bearer xoxb-invented-token", "application/json; charset=utf-8"), (call.Authorization, call.ContentType));
    }

    [Fact]
    public async Task A_form_that_comes_too_late_is_offered_again()
    {
        _bot.Side.Answer("views.open", """{"ok":false,"error":"expired_trigger_id"}""");

        var answer = await _bot.TypeAsync("ask");

        Assert.Contains("1:slacktest ask", await TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sent_form_shows_its_answer_in_its_place()
    {
        var json = await SubmitAsync("better");

        Assert.Equal("update", (string)json["response_action"]!);
        Assert.Contains("better", json["view"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_is_named_at_its_input()
    {
        var json = await SubmitAsync("bad");

        Assert.Equal(("errors", "Not &lt;that&gt; word"), ((string)json["response_action"]!, (string)json["errors"]!["words"]!));
    }

    [Fact]
    public async Task A_press_in_a_view_changes_the_view()
    {
        var press = Press("1:slacktest say words:again", isEphemeral: false);
        press["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" };
        press["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = "message", ["private_metadata"] = "1:C2147483705 " };
        press.Remove("channel");

        await _bot.ActAsync(press);

        var call = Assert.Single(_bot.Side.Of("views.update")).Json;
        Assert.Equal("V1", (string)call["view_id"]!);
        Assert.Contains("again", call["view"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_person_is_looked_up_once_in_ten_minutes()
    {
        await _bot.TypeAsync("say one");
        await _bot.TypeAsync("say two");
        Assert.Single(_bot.Side.Of("users.info"));

        _bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await _bot.TypeAsync("say three");
        Assert.Equal(2, _bot.Side.Of("users.info").Length);
        Assert.Equal("user=U061F7AUR&include_locale=true", _bot.Side.Of("users.info")[0].Body);
    }

    [Fact]
    public async Task When_Slack_does_not_tell_who_it_is_the_requests_own_name_holds()
    {
        _bot.Side.Answer("users.info", "oops", 500);

        var answer = await _bot.TypeAsync("say hello");

        Assert.Equal("brook says hello", (string)JsonNode.Parse(await TextOf(answer))!["text"]!);
    }

    [Theory]
    [InlineData("/slack/events", """{"type":"event_callback","api_app_id":"A012ABCD0A0","event":{"type":"app_uninstalled"}}""", 200, "")]
    [InlineData("/slack/events", """{"type":"url_verification","challenge":"3eZbrw1aB"}""", 200, """{"challenge":"3eZbrw1aB"}""")]
    [InlineData("/slack/events", """{"type":"event_callback","api_app_id":"A0OTHER","event":{"type":"x"}}""", 401, "")]
    [InlineData("/slack/events", "not json", 400, "")]
    [InlineData("/slack/commands", "ssl_check=1&token=x", 200, "")]
    [InlineData("/slack/commands", "a=1&a=2", 400, "")]
    [InlineData("/slack/interactions", "payload=%7B%7D", 400, "")]
    [InlineData("/slack/elsewhere", "", 404, "")]
    public async Task A_signed_request_is_answered_as_it_deserves(string path, string body, int status, string answered)
    {
        var answer = await _bot.SendAsync(path, body);

        Assert.Equal((status, answered), ((int)answer.StatusCode, await TextOf(answer)));
    }

    [Fact]
    public async Task An_unsigned_certificate_check_gets_its_answer_and_nothing_else() =>
        Assert.Equal(HttpStatusCode.OK, (await _bot.SendAsync("/slack/commands", "ssl_check=1&token=x", "none")).StatusCode);

    [Fact]
    public async Task A_body_over_one_mebibyte_is_too_large() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _bot.SendAsync("/slack/commands", new string('a', (1024 * 1024) + 1))).StatusCode);

    [Fact]
    public async Task An_old_request_is_refused_when_it_comes_again()
    {
        var old = (await _bot.TypeAsync("say hello")).RequestMessage!;
        _bot.Clock.Advance(TimeSpan.FromSeconds(301));
        using var http = new HttpClient();
        using var again = new HttpRequestMessage(HttpMethod.Post, old.RequestUri) { Content = new StringContent("x") };
        again.Headers.Add("X-Slack-Request-Timestamp", old.Headers.GetValues("X-Slack-Request-Timestamp"));
        again.Headers.Add("X-Slack-Signature", old.Headers.GetValues("X-Slack-Signature"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Forged_requests_are_refused_and_signed_nonsense_is_never_a_defect()
    {
        string[] paths = ["/slack/commands", "/slack/interactions", "/slack/events"];
        await Gen.Select(Gen.Int[0, 2], Gen.String, Gen.Bool).SampleAsync(
            async pick =>
            {
                var answer = await _bot.SendAsync(paths[pick.Item1], pick.Item2, pick.Item3 ? "v0=" + new string('0', 64) : null);
                Assert.Equal(pick.Item3 ? 401 : 400, (int)answer.StatusCode);
            },
            iter: 300,
            threads: 2);
        Assert.DoesNotContain(_bot.Side.Calls, call => call.Method != "auth.test");
    }

    private static Task<string> TextOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static JsonObject Press(string value, bool isEphemeral) => new()
    {
        ["type"] = "block_actions",
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1599.1", ["channel_id"] = "C2147483705", ["is_ephemeral"] = isEphemeral },
        ["channel"] = new JsonObject { ["id"] = "C2147483705", ["name"] = "general" },
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "b0", ["value"] = value }),
    };

    private async Task<JsonNode> SubmitAsync(string words)
    {
        var answer = await _bot.ActAsync(new JsonObject
        {
            ["type"] = "view_submission",
            ["view"] = new JsonObject
            {
                ["id"] = "V1",
                ["callback_id"] = "form",
                ["private_metadata"] = "1:C2147483705 slacktest ask",
                ["state"] = new JsonObject { ["values"] = new JsonObject { ["words"] = new JsonObject { ["v"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = words } } } },
            },
        });
        return JsonNode.Parse(await TextOf(answer))!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
