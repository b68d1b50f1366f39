using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox;

namespace OrganizerBot.Slack;

/// <summary>What the bot asks of Slack so that it posts by itself, against Slack's own definitions of the methods.</summary>
public sealed class SlackPlannerTests : IAsyncLifetime
{
    private const string Schedule = "chat.scheduleMessage";
    private const string List = "chat.scheduledMessages.list";
    private const string Delete = "chat.deleteScheduledMessage";

    private static readonly CommunityRef Home = new(Platform.Slack, "T0001");
    private static readonly ChannelRef Here = new(Platform.Slack, "C2147483705");
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_801_416_750);

    private SlackRig _bot = null!;

    private IPlanningMessenger Messenger => (IPlanningMessenger)_bot.App.Services.GetRequiredService<IMessenger>();

    public async ValueTask InitializeAsync()
    {
        _bot = await SlackRig.StartAsync();
        _bot.Side.Answer(Schedule, """{"ok":true,"channel":"C2147483705","scheduled_message_id":"Q1298393284","post_at":1801416750,"message":{}}""");
        _bot.Side.Answer(List, """{"ok":true,"scheduled_messages":[],"response_metadata":{"next_cursor":""}}""");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Every_request_is_one_that_Slack_defines()
    {
        SlackContracts.Need();
        _bot.Side.Answer(List, """{"ok":true,"scheduled_messages":[{"id":"Q1","channel_id":"C2147483705","post_at":1801416750,"date_created":1},{"id":2,"channel_id":"C2147483705","post_at":1801416750,"date_created":1}]}""");
        Assert.Equal(new SendResult.Planned("Q1298393284"), await PlanAsync(mayBeThere: false));
        Assert.Equal(new SendResult.Planned("Q1"), await PlanAsync(mayBeThere: true));
        Assert.Equal(new SendResult.Planned("Q1"), await Messenger.FollowAsync(Delivery(), At, TestContext.Current.CancellationToken));

        var asked = Assert.Single(_bot.Side.Of(Schedule));
        Holds(Schedule, asked.Json.AsObject());
        Assert.Equal((1_801_416_750, false), ((long)asked.Json["post_at"]!, asked.Json.AsObject().ContainsKey("metadata")));
        await SlackContract.HoldsAsync("S_Args_chat_postMessage", Without(asked.Json.AsObject(), "post_at"));
        var listed = _bot.Side.Of(List)[0];
        var form = HttpUtility.ParseQueryString(listed.Body);
        Holds(List, new JsonObject(form.AllKeys.Select(name => KeyValuePair.Create(name!, (JsonNode?)form[name]))));
        Assert.Equal(("1801416749", "1801416751"), (form["oldest"], form["latest"]));
        Assert.Equal(["2", "2"], _bot.Side.Of(Delete).Select(call => (string)call.Json["scheduled_message_id"]!));
        Holds(Delete, _bot.Side.Of(Delete)[0].Json.AsObject());
    }

    [Theory]
    [InlineData("channel_not_found", typeof(SendResult.DestinationGone))]
    [InlineData("is_archived", typeof(SendResult.DestinationGone))]
    [InlineData("not_in_channel", typeof(SendResult.PermissionMissing))]
    [InlineData("restricted_too_many", typeof(SendResult.RetryAfter))]
    [InlineData("rate_limited", typeof(SendResult.RetryAfter))]
    [InlineData("time_in_past", typeof(SendResult.Transient))]
    [InlineData("invalid_blocks", typeof(SendResult.ContentInvalid))]
    [InlineData("account_inactive", typeof(SendResult.AuthDead))]
    public async Task Each_refusal_means_that_Slack_does_not_have_it(string code, Type meaning)
    {
        _bot.Side.Answer(Schedule, $$"""{"ok":false,"error":"{{code}}"}""");

        var result = await PlanAsync(mayBeThere: false);

        Assert.IsType(meaning, result);
        Assert.False(result is SendResult.Transient { MayHaveArrived: true });
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"ok":true}""")]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""")]
    public async Task Without_an_answer_the_list_decides(int status, string body)
    {
        _bot.Side.Answer(Schedule, body, status);
        Assert.True(await PlanAsync(mayBeThere: false) is SendResult.Transient { MayHaveArrived: true });

        _bot.Side.Answer(List, """{"ok":true,"scheduled_messages":[{"id":"Q7","channel_id":"C2147483705","post_at":1801416750,"date_created":1}]}""");
        Assert.Equal(new SendResult.Planned("Q7"), await PlanAsync(mayBeThere: false));

        _bot.Side.Answer(List, "", 500);
        Assert.True(await PlanAsync(mayBeThere: false) is SendResult.Transient { MayHaveArrived: true });
    }

    [Fact]
    public async Task Pages_have_seconds_of_their_own()
    {
        var long_ = new Message([.. Enumerable.Range(0, 120).Select(line => new Paragraph(Prose.Of($"line {line} {new string('x', 200)}")))]);
        await Messenger.PlanAsync(Delivery() with { Content = long_ }, At, mayBeThere: false, TestContext.Current.CancellationToken);

        var seconds = _bot.Side.Of(Schedule).Select(call => (long)call.Json["post_at"]!).ToArray();
        Assert.True(seconds.Length > 1);
        Assert.Equal(seconds.Select((_, page) => At.ToUnixTimeSeconds() + (page * 3)), seconds);
    }

    private Task<SendResult> PlanAsync(bool mayBeThere) => Messenger.PlanAsync(Delivery(), At, mayBeThere, TestContext.Current.CancellationToken);

    private static Delivery Delivery() => new(Guid.CreateVersion7(), Home, Here, Message.Of(Prose.Of("hello")), Language.English, "D-7KQ2M", null);

    private static JsonObject Without(JsonObject body, string name)
    {
        var rest = body.DeepClone().AsObject();
        rest.Remove(name);
        return rest;
    }

    /// <summary>Slack's types have no arguments of these methods; its own list of methods names and requires them.</summary>
    private static void Holds(string method, JsonObject body)
    {
        var definition = SlackContracts.Method(method)["args"]!;
        Assert.All(body, argument => Assert.True(definition["properties"]![argument.Key] is not null, $"{method} takes no {argument.Key}."));
        Assert.All(definition["required"]!.AsArray().Select(name => (string)name!).Where(name => name != "token"), name => Assert.True(body.ContainsKey(name), $"{method} needs {name}."));
    }
}
