using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackCommandLineTests
{
    [Fact]
    public async Task A_slash_command_arrives_as_the_documentation_writes_it()
    {
        SlackContracts.Need();
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"ok"}""");

        await stage.SayAsync("/petition show #general @ana https://a.example/x?y=1&z=2 <!channel>");

        var request = Assert.Single(stage.Bot.Requests);
        Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal("/petition", request.Fields["command"]);
        Assert.Equal($"show <#{SlackStage.General}|general> <@{SlackStage.Ana}> <https://a.example/x?y=1&amp;z=2> &lt;!channel&gt;", request.Fields["text"]);
        Assert.Equal("false", request.Fields["is_enterprise_install"]);
        var fields = new JsonObject(request.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        Assert.Empty(await SlackContracts.ProblemsAsync("S_SlashCommand", fields));
    }

    [Fact]
    public async Task Without_should_escape_only_the_three_characters_are_escaped()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"ok"}""");

        await stage.SayAsync("/pledge make #general & <@ana>");

        Assert.Equal("make #general &amp; &lt;@ana&gt;", stage.Bot.Requests.Single().Fields["text"]);
    }

    [Fact]
    public async Task A_private_channel_is_written_without_its_name()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"ok"}""");

        await stage.SayAsync("/petition post #moderators", channel: "moderators");

        Assert.Equal($"post <#{SlackStage.Moderators}|>", stage.Bot.Requests.Single().Fields["text"]);
        Assert.Equal("privategroup", stage.Bot.Requests.Single().Fields["channel_name"]);
    }

    [Fact]
    public async Task An_inline_reply_is_seen_by_the_person_alone()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"text":"*Signed.* &lt;3"}""");

        var seen = await stage.SayAsync("/petition sign");

        Assert.Equal(("ephemeral", "Signed. <3", "Organizer"), (seen.Visibility, seen.Text, seen.Author));
        Assert.Contains(stage.Town.Messages(SlackStage.At()), message => message.Message == seen.Message);
        Assert.Empty(stage.Town.Messages(SlackStage.At("chiara")));
    }

    [Fact]
    public async Task An_in_channel_reply_shows_what_was_typed_to_everybody()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"response_type":"in_channel","text":"Here it is"}""");

        var seen = await stage.SayAsync("/petition show");

        Assert.Equal("public", seen.Visibility);
        Assert.Equal(["/petition show", "Here it is"], stage.Town.Messages(SlackStage.At("chiara")).Select(message => message.Text));
    }

    [Fact]
    public async Task A_plain_text_reply_is_a_message_too()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => Task.FromResult(Results.Text("Hello"));

        Assert.Equal("Hello", (await stage.SayAsync("/petition")).Text);
    }

    [Fact]
    public async Task An_ephemeral_message_of_the_web_api_answers_an_empty_reply()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = async request =>
        {
            await stage.CallAsync("chat.postEphemeral", $$"""{"channel":"{{request.Fields["channel_id"]}}","user":"{{request.Fields["user_id"]}}","text":"Only you"}""");
            return Results.Ok();
        };

        var seen = await stage.SayAsync("/petition sign");

        Assert.Equal(("ephemeral", "Only you"), (seen.Visibility, seen.Text));
    }

    [Fact]
    public async Task A_command_nobody_declared_is_refused_by_Slack_itself()
    {
        await using var stage = await SlackStage.RaiseAsync();

        Assert.Equal("/foo is not a valid command.", (await stage.SayAsync("/foo bar")).Error);
        Assert.Empty(stage.Bot.Requests);
    }

    [Fact]
    public async Task An_app_that_takes_more_than_three_seconds_times_out()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var gone = new TaskCompletionSource();
        stage.Bot.OnCommand = async _ =>
        {
            await gone.Task;
            return Results.Ok();
        };

        var seen = await stage.SayAsync("/petition list");
        gone.SetResult();

        Assert.Equal("operation_timeout", seen.Error);
    }

    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized, "http_client_error")]
    [InlineData(StatusCodes.Status500InternalServerError, "http_service_error")]
    public async Task An_app_that_fails_is_named_so(int status, string shown)
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => Task.FromResult(Results.StatusCode(status));

        Assert.Equal(shown, (await stage.SayAsync("/petition list")).Error);
    }

    [Fact]
    public async Task Blocks_that_Slack_would_not_take_are_an_invalid_response()
    {
        await using var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = _ => FakeSlackBot.Json("""{"blocks":[{"type":"header"}]}""");

        Assert.Equal("invalid_command_response", (await stage.SayAsync("/petition list")).Error);
    }

    [Fact]
    public async Task An_ordinary_message_is_seen_by_everybody_in_the_channel()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var seen = await stage.SayAsync("Hello @chiara & all");

        Assert.Equal(("public", "Hello @Chiara Conti & all", "Ana Ferreira"), (seen.Visibility, seen.Text, seen.Author));
        Assert.Equal(["Chiara Conti"], seen.Pings);
        Assert.Single(stage.Town.Messages(SlackStage.At("chiara")));
    }

    [Fact]
    public async Task Commands_are_suggested_with_their_usage()
    {
        await using var stage = await SlackStage.RaiseAsync();

        var suggested = await stage.Town.SuggestAsync(SlackStage.At(), "/pe", SlackStage.Cancel);
        var hint = await stage.Town.SuggestAsync(SlackStage.At(), "/petition si", SlackStage.Cancel);

        Assert.Equal(new SightOption("/petition ", "/petition [start|sign] (Petitions)"), Assert.Single(suggested));
        Assert.Equal(new SightOption("/petition si", "/petition [start|sign]"), Assert.Single(hint));
        Assert.Empty(await stage.Town.SuggestAsync(SlackStage.At(), "hello", SlackStage.Cancel));
    }

    [Fact]
    public async Task Who_or_what_does_not_exist_is_said_in_one_sentence()
    {
        await using var stage = await SlackStage.RaiseAsync();

        await Assert.ThrowsAsync<TownException>(() => stage.SayAsync("hi", person: "nobody"));
        await Assert.ThrowsAsync<TownException>(() => stage.SayAsync("hi", channel: "nowhere"));
        var foreign = await Assert.ThrowsAsync<TownException>(() => stage.SayAsync("hi", person: "chiara", channel: "moderators"));
        Assert.Equal("Chiara Conti is not in #moderators.", foreign.Message);
    }
}
