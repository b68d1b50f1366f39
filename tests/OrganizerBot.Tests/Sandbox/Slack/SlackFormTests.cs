using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackFormTests
{
    private const string View = """
        {"type":"modal","callback_id":"start","title":{"type":"plain_text","text":"Start"},"submit":{"type":"plain_text","text":"Save"},"private_metadata":"K7QF2",
         "notify_on_close":true,"blocks":[
          {"type":"section","text":{"type":"mrkdwn","text":"Tell us *more*."}},
          {"type":"input","block_id":"title","label":{"type":"plain_text","text":"Title"},"hint":{"type":"plain_text","text":"Short"},"element":{"type":"plain_text_input","action_id":"v","max_length":20,"initial_value":"Draft"}},
          {"type":"input","block_id":"stage","optional":true,"label":{"type":"plain_text","text":"Stage"},"element":{"type":"static_select","action_id":"v","options":[
            {"text":{"type":"plain_text","text":"Interview"},"value":"interview"},{"text":{"type":"plain_text","text":"Offer"},"value":"offer"}]}},
          {"type":"input","block_id":"until","optional":true,"label":{"type":"plain_text","text":"Until"},"element":{"type":"datepicker","action_id":"v"}},
          {"type":"input","block_id":"where","optional":true,"label":{"type":"plain_text","text":"Where"},"element":{"type":"channels_select","action_id":"v"}},
          {"type":"input","block_id":"who","optional":true,"label":{"type":"plain_text","text":"Who"},"element":{"type":"users_select","action_id":"v"}},
          {"type":"input","block_id":"which","optional":true,"label":{"type":"plain_text","text":"Which"},"element":{"type":"external_select","action_id":"v","min_query_length":0}},
          {"type":"input","block_id":"boxes","optional":true,"label":{"type":"plain_text","text":"Boxes"},"element":{"type":"checkboxes","action_id":"v","options":[
            {"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]}}]}
        """;

    [Fact]
    public async Task A_form_opens_with_its_fields()
    {
        await using var stage = await StageAsync();

        var seen = await stage.SayAsync("/petition start");

        Assert.Equal("Start", seen.Form!.Title);
        Assert.Equal("Tell us more.", seen.Text);
        Assert.Equal(["text", "choice", "date", "channel", "person", "choice", "check"], seen.Form.Fields.Select(field => field.Kind));
        Assert.Equal(new SightField("title", "Title", "text", true, null, "Draft", "Short"), seen.Form.Fields[0]);
        Assert.Equal(new SightOption("offer", "Offer"), seen.Form.Fields[1].Options![1]);
        Assert.Equal(new SightOption("p1", "Petition 1"), Assert.Single(seen.Form.Fields[5].Options!));
    }

    [Fact]
    public async Task A_submission_arrives_as_Slacks_own_types_describe_it()
    {
        SlackContracts.Need();
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        stage.Bot.OnInteraction = async payload =>
        {
            await stage.CallAsync("chat.postEphemeral", """{"channel":"C07LHGENERL","user":"U07LHANA001","text":"Saved"}""");
            return Results.Ok();
        };

        var seen = await stage.SubmitAsync(form, "ana", ("title", "No"), ("stage", "offer"), ("until", "2026-12-01"), ("where", "#general"),
            ("who", "chiara"), ("which", "p1"), ("boxes", new JsonArray("a", "b")));

        Assert.Equal("Saved", seen.Text);
        var payload = stage.Bot.Requests.Last().Payload;
        var values = payload["view"]!["state"]!["values"]!;
        Assert.Equal("No", (string?)values["title"]!["v"]!["value"]);
        Assert.Equal("offer", (string?)values["stage"]!["v"]!["selected_option"]!["value"]);
        Assert.Equal(SlackStage.General, (string?)values["where"]!["v"]!["selected_channel"]);
        Assert.Equal(SlackStage.Chiara, (string?)values["who"]!["v"]!["selected_user"]);
        Assert.Equal(2, values["boxes"]!["v"]!["selected_options"]!.AsArray().Count);
        // Real payloads carry these two; Slack's types do not.
        payload.Remove("enterprise");
        payload["user"]!.AsObject().Remove("username");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_ViewSubmission", payload));
    }

    [Fact]
    public async Task What_is_typed_into_an_external_select_is_asked_for_and_what_was_chosen_before_stays()
    {
        SlackContracts.Need();
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json("""{"options":[{"text":{"type":"plain_text","text":"Petition 7"},"value":"p7"}]}""");

        var found = await stage.Town.OptionsAsync(SlackStage.At(), form.Form!.Id, "which", "seven", SlackStage.Cancel);

        Assert.Equal([new SightOption("p7", "Petition 7")], found);
        var payload = stage.Bot.Requests.Last().Payload;
        Assert.Equal(("which", "v", "seven"), ((string?)payload["block_id"], (string?)payload["action_id"], (string?)payload["value"]));
        await Assert.ThrowsAsync<TownException>(() => stage.Town.OptionsAsync(SlackStage.At(), form.Form.Id, "stage", "o", SlackStage.Cancel));
        payload.Remove("enterprise");
        payload["user"]!.AsObject().Remove("username");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_BlockSuggestion", payload));
    }

    [Fact]
    public async Task Empty_fields_arrive_as_null()
    {
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json("""{"response_action":"errors","errors":{"title":"No"}}""");

        await stage.SubmitAsync(form, "ana", ("title", "x"));

        var values = stage.Bot.Requests.Last().Payload["view"]!["state"]!["values"]!;
        Assert.Null(values["stage"]!["v"]!["selected_option"]);
        Assert.Null(values["until"]!["v"]!["selected_date"]);
        Assert.Empty(values["boxes"]!["v"]!["selected_options"]!.AsArray());
    }

    [Fact]
    public async Task Errors_at_fields_keep_the_form_open_with_what_was_typed()
    {
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json("""{"response_action":"errors","errors":{"title":"Too plain"}}""");

        var seen = await stage.SubmitAsync(form, "ana", ("title", "Plain"));

        Assert.Equal("Too plain", seen.Form!.Errors!["title"]);
        Assert.Equal("Plain", seen.Form.Fields[0].Value);
        Assert.Equal(form.Form!.Id, seen.Form.Id);
    }

    [Fact]
    public async Task Errors_at_blocks_that_are_no_inputs_are_trouble()
    {
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json("""{"response_action":"errors","errors":{"nothing":"?"}}""");

        Assert.Contains("trouble", (await stage.SubmitAsync(form, "ana")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slacks_client_does_not_send_what_is_missing_or_too_long_or_no_choice()
    {
        await using var stage = await StageAsync();
        var form = await stage.SayAsync("/petition start");
        var before = stage.Bot.Requests.Count;

        var missing = await stage.SubmitAsync(form, "ana", ("title", ""));
        var wrong = await stage.SubmitAsync(form, "ana", ("title", new string('x', 21)), ("stage", "neither"), ("until", "tomorrow"));

        Assert.Equal("Please complete this required field.", missing.Form!.Errors!["title"]);
        Assert.Equal(["stage", "title", "until"], wrong.Form!.Errors!.Keys.Order());
        Assert.Equal(before, stage.Bot.Requests.Count);
    }

    [Fact]
    public async Task Views_are_updated_pushed_up_to_three_and_cleared()
    {
        await using var stage = await StageAsync();
        var seen = await stage.SayAsync("/petition start");
        var action = "update";
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json(new JsonObject { ["response_action"] = action, ["view"] = Titled("Second") });

        seen = await stage.SubmitAsync(seen, "ana");
        Assert.Equal("Second", seen.Form!.Title);
        action = "push";
        var second = await stage.SubmitAsync(seen, "ana");
        Assert.NotEqual(seen.Form.Id, second.Form!.Id);
        var third = await stage.SubmitAsync(second, "ana");
        var fourth = await stage.SubmitAsync(third, "ana");
        Assert.Equal(third.Form!.Id, fourth.Form!.Id);
        Assert.NotNull(fourth.Error);
        await Assert.ThrowsAsync<TownException>(() => stage.SubmitAsync(second, "ana"));

        stage.Bot.OnInteraction = _ => FakeSlackBot.Nothing;
        var under = await stage.SubmitAsync(third, "ana");
        Assert.Equal(second.Form.Id, under.Form!.Id);
    }

    [Fact]
    public async Task A_trigger_is_good_once()
    {
        await using var stage = await StageAsync();
        await stage.SayAsync("/petition start");

        var again = await OpenAsync(stage, stage.Bot.Requests.First().Fields["trigger_id"]);
        var invented = await OpenAsync(stage, "1.2.3");

        Assert.Equal("exchanged_trigger_id", (string?)again["error"]);
        Assert.Equal("invalid_trigger_id", (string?)invented["error"]);
    }

    [Fact]
    public void A_trigger_dies_after_three_seconds()
    {
        var time = new FakeTimeProvider();
        var triggers = new SlackTriggers(time);
        var act = new SlackAct(SlackStage.Ana, SlackStage.General);
        var (early, late) = (triggers.Issue(act), triggers.Issue(act));

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((act, null), triggers.Exchange(early));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((null, "expired_trigger_id"), triggers.Exchange(late));
    }

    [Fact]
    public async Task An_app_that_is_late_meets_a_hash_conflict()
    {
        await using var stage = await StageAsync();
        var seen = await stage.SayAsync("/petition start");
        var (id, hash) = (seen.Form!.Id, (string)seen.Raw!["hash"]!);

        var first = await stage.CallAsync("views.update", new JsonObject { ["view_id"] = id, ["hash"] = hash, ["view"] = Titled("One") });
        var second = await stage.CallAsync("views.update", new JsonObject { ["view_id"] = id, ["hash"] = hash, ["view"] = Titled("Two") });
        var nowhere = await stage.CallAsync("views.update", new JsonObject { ["view_id"] = "V0", ["view"] = Titled("Two") });

        Assert.True((bool)first["ok"]!);
        Assert.Equal("hash_conflict", (string?)second["error"]);
        Assert.Equal("not_found", (string?)nowhere["error"]);
    }

    [Fact]
    public async Task Closing_a_form_tells_the_app_that_asked_to_be_told()
    {
        SlackContracts.Need();
        await using var stage = await StageAsync();
        var seen = await stage.SayAsync("/petition start");

        await stage.Town.CloseAsync(SlackStage.At(), seen.Form!.Id, SlackStage.Cancel);

        var payload = stage.Bot.Requests.Last().Payload;
        Assert.Equal("view_closed", (string?)payload["type"]);
        payload.Remove("enterprise");
        payload["user"]!.AsObject().Remove("username");
        Assert.Empty(await SlackContracts.ProblemsAsync("S_ViewClosed", payload));
        await Assert.ThrowsAsync<TownException>(() => stage.SubmitAsync(seen, "ana"));
    }

    private static JsonNode Titled(string title) => JsonNode.Parse(View.Replace("\"Start\"", $"\"{title}\"", StringComparison.Ordinal))!;

    private static Task<JsonObject> OpenAsync(SlackStage stage, string trigger) =>
        stage.CallAsync("views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = JsonNode.Parse(View) });

    private static async Task<SlackStage> StageAsync()
    {
        var stage = await SlackStage.RaiseAsync();
        stage.Bot.OnCommand = async request =>
        {
            await OpenAsync(stage, request.Fields["trigger_id"]);
            return Results.Ok();
        };
        stage.Bot.OnInteraction = _ => FakeSlackBot.Json("""{"options":[{"text":{"type":"plain_text","text":"Petition 1"},"value":"p1"}]}""");
        return stage;
    }
}
