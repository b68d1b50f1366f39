using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackWebApiTests
{
    [Fact]
    public async Task The_bot_learns_who_it_is()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var answer = await stage.CallAsync("auth.test", "{}");

        Assert.Equal((stage.Town.TeamId, "Lighthouse Staff"), ((string)answer["team_id"]!, (string)answer["team"]!));
        Assert.StartsWith("U", (string)answer["user_id"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat.postMessage", "", "not_authed")]
    [InlineData("chat.postMessage", "xoxb-wrong", "invalid_auth")]
    [InlineData("chat.nonsense", null, "unknown_method")]
    [InlineData("chat.postMessage", null, "invalid_arguments")]
    public async Task A_call_that_cannot_be_answered_is_200_with_an_error(string method, string? token, string error)
    {
        await using var stage = await SlackStage.RaiseAsync();

        Assert.Equal(error, (string?)(await stage.CallAsync(method, [], token))["error"]);
    }

    [Fact]
    public async Task Required_arguments_are_those_of_the_definitions()
    {
        SlackContracts.Need();
        await using var stage = await SlackStage.RaiseAsync();

        Assert.All(stage.Town.Methods, method =>
        {
            var definition = SlackContracts.Method(method.Name);
            Assert.Equal((bool?)definition["json_input_supported"] == true, method.AcceptsJson);
            // The definitions allow an interactivity_pointer, which only workflows have, in place of the trigger.
            var required = definition["args"]!["required"]!.AsArray().Select(name => (string)name!).Where(name => name != "token");
            Assert.Equal(required.Order(), method.Required.Where(name => name != "trigger_id").Order());
        });
    }

    [Theory]
    [InlineData("application/json", "{}", "missing_charset")]
    [InlineData("application/json; charset=utf-8", "{}", null)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "a=b", "superfluous_charset")]
    [InlineData("application/x-www-form-urlencoded", "a=b", null)]
    public async Task Charsets_are_warned_about(string type, string body, string? warning)
    {
        await using var stage = await SlackStage.RaiseAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(warning, (string?)(await stage.CallAsync("auth.test", content))["warning"]);
    }

    [Fact]
    public async Task Json_is_not_read_by_a_method_that_takes_forms_only()
    {
        await using var stage = await SlackStage.RaiseAsync();

        Assert.Equal("invalid_arguments", (string?)(await stage.CallAsync("users.info", """{"user":"U07LHANA001"}"""))["error"]);
        var read = await stage.FormAsync("users.info", ("user", "U07LHHEL008"), ("include_locale", "true"));
        Assert.Equal("fr-FR", (string?)read["user"]!["locale"]);
        Assert.Equal("Europe/Paris", (string?)read["user"]!["tz"]);
        Assert.Equal("user_not_found", (string?)(await stage.FormAsync("users.info", ("user", "U0")))["error"]);
    }

    [Fact]
    public async Task Channels_say_how_many_are_in_them()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var info = await stage.FormAsync("conversations.info", ("channel", SlackStage.General), ("include_num_members", "true"));
        var members = await stage.FormAsync("conversations.members", ("channel", SlackStage.General), ("limit", "10"));
        var rest = await stage.FormAsync("conversations.members", ("channel", SlackStage.General),
            ("cursor", (string)members["response_metadata"]!["next_cursor"]!));

        Assert.Equal(13, (int)info["channel"]!["num_members"]!);
        Assert.Equal((10, 3), (members["members"]!.AsArray().Count, 13 - 10));
        Assert.Equal("", (string?)(rest["response_metadata"]!["next_cursor"]));
        Assert.Equal("channel_not_found", (string?)(await stage.FormAsync("conversations.info", ("channel", "C0")))["error"]);
    }

    [Fact]
    public async Task The_bot_joins_public_channels_only()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var post = $$"""{"channel":"{{SlackStage.Random}}","text":"hello"}""";

        Assert.Equal("not_in_channel", (string?)(await stage.CallAsync("chat.postMessage", post))["error"]);
        Assert.True((bool)(await stage.CallAsync("conversations.join", $$"""{"channel":"{{SlackStage.Random}}"}"""))["ok"]!);
        Assert.True((bool)(await stage.CallAsync("chat.postMessage", post))["ok"]!);
        var again = await stage.CallAsync("conversations.join", $$"""{"channel":"{{SlackStage.Random}}"}""");
        Assert.Equal("already_in_channel", (string?)again["warning"]);
        var hidden = await stage.CallAsync("conversations.join", $$"""{"channel":"{{SlackStage.Moderators}}"}""");
        Assert.Equal("method_not_supported_for_channel_type", (string?)hidden["error"]);
    }

    [Fact]
    public async Task A_bot_thrown_out_of_a_private_channel_no_longer_finds_it()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Town.Workspace.Channels.SetBot(SlackChannels.WithId(SlackStage.Moderators)!, false);

        Assert.Equal("channel_not_found", (string?)(await stage.CallAsync("chat.postMessage", $$"""{"channel":"{{SlackStage.Moderators}}","text":"x"}"""))["error"]);
    }

    [Fact]
    public async Task Messages_are_updated_linked_and_deleted()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var ts = (string)(await stage.CallAsync("chat.postMessage", $$"""{"channel":"{{SlackStage.General}}","text":"one"}"""))["ts"]!;
        JsonObject Of(string? text) => new() { ["channel"] = SlackStage.General, ["ts"] = ts, ["text"] = text };

        Assert.Equal("two", (string?)(await stage.CallAsync("chat.update", Of("two")))["text"]);
        Assert.Equal("two", stage.Town.Messages(SlackStage.At()).Single().Text);
        Assert.Equal("msg_too_long", (string?)(await stage.CallAsync("chat.update", Of(new string('x', 4001))))["error"]);
        Assert.Equal("no_text", (string?)(await stage.CallAsync("chat.update", Of(null)))["error"]);
        var link = await stage.FormAsync("chat.getPermalink", ("channel", SlackStage.General), ("message_ts", ts));
        Assert.EndsWith($"/archives/{SlackStage.General}/p{ts.Replace(".", "", StringComparison.Ordinal)}", (string)link["permalink"]!, StringComparison.Ordinal);
        Assert.True((bool)(await stage.CallAsync("chat.delete", Of(null)))["ok"]!);
        Assert.Equal("message_not_found", (string?)(await stage.CallAsync("chat.update", Of("three")))["error"]);
        Assert.Empty(stage.Town.Messages(SlackStage.At()));
    }

    [Fact]
    public async Task What_a_person_wrote_is_not_the_bots_to_change()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var ts = (await stage.SayAsync("mine")).Message!;
        var of = new JsonObject { ["channel"] = SlackStage.General, ["ts"] = ts, ["text"] = "yours" };

        Assert.Equal("cant_update_message", (string?)(await stage.CallAsync("chat.update", of))["error"]);
        Assert.Equal("cant_delete_message", (string?)(await stage.CallAsync("chat.delete", of))["error"]);
    }

    [Fact]
    public async Task Nobody_writes_into_an_archived_channel()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Town.Workspace.Channels.SetArchived(SlackChannels.WithId(SlackStage.General)!, true);

        Assert.Equal("is_archived", (string?)(await stage.CallAsync("chat.postMessage", $$"""{"channel":"{{SlackStage.General}}","text":"x"}"""))["error"]);
    }

    [Fact]
    public async Task An_ephemeral_message_needs_somebody_in_the_channel()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var answer = await stage.CallAsync("chat.postEphemeral", $$"""{"channel":"{{SlackStage.Moderators}}","user":"{{SlackStage.Chiara}}","text":"x"}""");

        Assert.Equal("user_not_in_channel", (string?)answer["error"]);
    }

    [Fact]
    public async Task Blocks_come_as_json_text_in_a_form_and_are_refused_with_a_pointer()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var good = await stage.FormAsync("chat.postMessage", ("channel", SlackStage.General), ("blocks", """[{"type":"divider"}]"""), ("text", "x"));
        var bad = await stage.FormAsync("chat.postMessage", ("channel", SlackStage.General), ("blocks", """[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]"""));
        var broken = await stage.FormAsync("chat.postMessage", ("channel", SlackStage.General), ("blocks", "[{"));

        Assert.NotEmpty((string)good["message"]!["blocks"]![0]!["block_id"]!);
        Assert.Equal("invalid_blocks", (string?)bad["error"]);
        Assert.Contains("[json-pointer:/blocks/0/text/type]", (string)bad["response_metadata"]!["messages"]![0]!, StringComparison.Ordinal);
        Assert.Equal("invalid_blocks_format", (string?)broken["error"]);
    }

    [Fact]
    public async Task Texts_over_the_limits_are_cut_or_refused()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var section = new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = new string('x', 2900) } };
        JsonObject Post() => new() { ["channel"] = SlackStage.General };
        var (longText, manyWords, manyBlocks) = (Post(), Post(), Post());
        longText["text"] = new string('x', 40_001);
        manyWords["blocks"] = new JsonArray([.. Enumerable.Repeat(section, 5).Select(block => block.DeepClone())]);
        manyBlocks["blocks"] = new JsonArray([.. Enumerable.Range(0, 51).Select(_ => new JsonObject { ["type"] = "divider" })]);

        Assert.Equal("message_truncated", (string?)(await stage.CallAsync("chat.postMessage", longText))["warning"]);
        Assert.Equal("msg_blocks_too_long", (string?)(await stage.CallAsync("chat.postMessage", manyWords))["error"]);
        Assert.Equal("invalid_blocks", (string?)(await stage.CallAsync("chat.postMessage", manyBlocks))["error"]);
    }

    [Fact]
    public async Task A_repeated_client_msg_id_is_one_message_only_where_the_town_is_told_so()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var post = $$"""{"channel":"{{SlackStage.General}}","text":"x","client_msg_id":"5f6f9d2e-0000-4000-8000-000000000001"}""";

        await stage.CallAsync("chat.postMessage", post);
        await stage.CallAsync("chat.postMessage", post);
        Assert.Equal(2, stage.Town.Messages(SlackStage.At()).Count);
        stage.Town.Workspace.HonoursClientMessageId = true;
        Assert.True((bool)(await stage.CallAsync("chat.postMessage", post))["is_duplicate"]!);
        Assert.Equal(2, stage.Town.Messages(SlackStage.At()).Count);
    }

    [Fact]
    public async Task A_home_tab_is_published_against_its_hash()
    {
        await using var stage = await SlackStage.RaiseAsync();
        JsonObject Home(string? hash) => JsonNode.Parse($$"""
            {"user_id":"{{SlackStage.Ana}}","view":{"type":"home","blocks":[{"type":"divider"}]}{{(hash is null ? "" : $",\"hash\":\"{hash}\"")}}}
            """)!.AsObject();

        Assert.True((bool)(await stage.CallAsync("views.publish", Home(null)))["ok"]!);
        Assert.Equal("hash_conflict", (string?)(await stage.CallAsync("views.publish", Home("0.old")))["error"]);
        stage.Town.Install(new JsonObject());
        Assert.Equal("not_enabled", (string?)(await stage.CallAsync("views.publish", Home(null)))["error"]);
    }

    [Theory]
    [InlineData(TownFault.RateLimited, HttpStatusCode.TooManyRequests, 0)]
    [InlineData(TownFault.ServerError, HttpStatusCode.InternalServerError, 0)]
    [InlineData(TownFault.Garbage, HttpStatusCode.OK, 0)]
    [InlineData(TownFault.AcceptThenServerError, HttpStatusCode.InternalServerError, 1)]
    public async Task Trouble_comes_when_it_is_arranged_and_once(TownFault fault, HttpStatusCode status, int posted)
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Faults.Arrange("slack", "chat.postMessage", fault, 1);

        using var body = new StringContent($$"""{"channel":"{{SlackStage.General}}","text":"x"}""", Encoding.UTF8, "application/json");
        using var response = await stage.SendAsync("chat.postMessage", body);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(fault == TownFault.RateLimited, response.Headers.RetryAfter is not null);
        Assert.Equal(posted, stage.Town.Messages(SlackStage.At()).Count);
        Assert.True((bool)(await stage.CallAsync("chat.postMessage", $$"""{"channel":"{{SlackStage.General}}","text":"x"}"""))["ok"]!);
    }

    [Theory]
    [InlineData(TownFault.AcceptThenDrop, 1)]
    [InlineData(TownFault.Hang, 0)]
    public async Task Some_trouble_leaves_no_answer_at_all(TownFault fault, int posted)
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Faults.Arrange("slack", "chat.postMessage", fault, 1);
        using var body = new StringContent($$"""{"channel":"{{SlackStage.General}}","text":"x"}""", Encoding.UTF8, "application/json");

        var call = stage.SendAsync("chat.postMessage", body);
        if (fault == TownFault.Hang)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => call.WaitAsync(TimeSpan.FromMilliseconds(300), SlackStage.Cancel));
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => call);
        }

        Assert.Equal(posted, stage.Town.Messages(SlackStage.At()).Count);
    }

    [Fact]
    public async Task Nothing_is_forgotten_over_a_restart()
    {
        await using var stage = await SlackStage.RaiseAsync();
        await stage.CallAsync("chat.postMessage", $$"""{"channel":"{{SlackStage.General}}","text":"*x*","blocks":[{"type":"divider"}]}""");
        await stage.CallAsync("conversations.join", $$"""{"channel":"{{SlackStage.Random}}"}""");

        var again = stage.Reopened();

        Assert.Equal((stage.Town.BotToken, stage.Town.SigningSecret, stage.Town.TeamId), (again.BotToken, again.SigningSecret, again.TeamId));
        Assert.Equal(stage.Town.Messages(SlackStage.At()).Single().Raw!.ToJsonString(), again.Messages(SlackStage.At()).Single().Raw!.ToJsonString());
        Assert.True(again.Workspace.Channels.BotIsIn(SlackChannels.WithId(SlackStage.Random)!));
        Assert.Equal(2, again.Workspace.Manifest.Commands.Count);
    }
}
