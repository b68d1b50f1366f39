using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

public sealed class SlackMessengerTests : IAsyncLifetime
{
    private static readonly CommunityRef Home = new(Platform.Slack, "T0001");
    private static readonly ChannelRef Here = new(Platform.Slack, "C2147483705");
    private static readonly Message Hello = Message.Of(Prose.Of("hello"));

    private SlackRig _bot = null!;

    private IMessenger Messenger => _bot.App.Services.GetRequiredService<IMessenger>();

    public async ValueTask InitializeAsync() => _bot = await SlackRig.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_post_is_named_by_Slacks_own_time_and_carries_its_mark()
    {
        Assert.Equal(new SendResult.Sent(new MessageRef(Here, "1503435956.000247")), await SendAsync());

        var call = Assert.Single(_bot.Side.Of("chat.postMessage"));
        await SlackContract.HoldsAsync("S_Args_chat_postMessage", call.Json);
        Assert.Contains("D-7KQ2M", call.Body, StringComparison.Ordinal);
        Assert.Equal((false, false), ((bool)call.Json["unfurl_links"]!, (bool)call.Json["unfurl_media"]!));
    }

    [Theory]
    [InlineData("channel_not_found", typeof(SendResult.DestinationGone))]
    [InlineData("is_archived", typeof(SendResult.DestinationGone))]
    [InlineData("not_in_channel", typeof(SendResult.PermissionMissing))]
    [InlineData("restricted_action_read_only_channel", typeof(SendResult.PermissionMissing))]
    [InlineData("missing_scope", typeof(SendResult.PermissionMissing))]
    [InlineData("invalid_auth", typeof(SendResult.AuthDead))]
    [InlineData("account_inactive", typeof(SendResult.AuthDead))]
    [InlineData("token_revoked", typeof(SendResult.AuthDead))]
    [InlineData("invalid_blocks", typeof(SendResult.ContentInvalid))]
    [InlineData("msg_blocks_too_long", typeof(SendResult.ContentInvalid))]
    [InlineData("ratelimited", typeof(SendResult.RetryAfter))]
    [InlineData("fatal_error", typeof(SendResult.Ambiguous))]
    [InlineData("internal_error", typeof(SendResult.Ambiguous))]
    [InlineData("service_unavailable", typeof(SendResult.Transient))]
    [InlineData("something_new", typeof(SendResult.Unrecognised))]
    public async Task Each_refusal_means_something(string code, Type result)
    {
        _bot.Side.Answer("chat.postMessage", $$"""{"ok":false,"error":"{{code}}"}""");

        Assert.IsType(result, await SendAsync());
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(503, "<html>busy</html>")]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"ok":true}""")]
    [InlineData(200, """{"ok":"yes"}""")]
    public async Task An_answer_without_sense_leaves_open_whether_it_was_posted(int status, string body)
    {
        _bot.Side.Answer("chat.postMessage", body, status);

        Assert.IsType<SendResult.Ambiguous>(await SendAsync());
    }

    [Fact]
    public async Task A_cut_connection_leaves_it_open_too()
    {
        _bot.Side.Answers["chat.postMessage"] = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<SendResult.Ambiguous>(await SendAsync());
    }

    [Fact]
    public async Task Where_nobody_answers_nothing_was_posted()
    {
        await _bot.Side.DisposeAsync();

        Assert.IsType<SendResult.Transient>(await SendAsync());
    }

    [Fact]
    public async Task A_method_rests_as_long_as_Slack_asks_and_others_go_on()
    {
        _bot.Side.Answer("chat.postMessage", """{"ok":false,"error":"ratelimited"}""", 429, "30");
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(30)), await SendAsync());

        _bot.Side.Answers.Clear();
        _bot.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(1)), await SendAsync());
        Assert.IsType<SendResult.Sent>(await Messenger.EditAsync(Home, new MessageRef(Here, "1.2"), Hello, Language.English, TestContext.Current.CancellationToken));
        Assert.Single(_bot.Side.Of("chat.postMessage"));

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SendResult.Sent>(await SendAsync());
    }

    [Fact]
    public async Task An_edit_may_always_be_tried_again()
    {
        _bot.Side.Answer("chat.update", "", 500);
        Assert.IsType<SendResult.Transient>(await EditAsync());

        _bot.Side.Answer("chat.update", """{"ok":false,"error":"message_not_found"}""");
        Assert.IsType<SendResult.MessageGone>(await EditAsync());
        await SlackContract.HoldsAsync("S_Args_chat_update", _bot.Side.Of("chat.update")[0].Json);
    }

    [Theory]
    [InlineData("""{"ok":true,"channel":{"id":"C2147483705","is_member":true,"is_archived":false}}""", null)]
    [InlineData("""{"ok":true,"channel":{"id":"C2147483705","is_member":false,"is_archived":false}}""", typeof(SendResult.PermissionMissing))]
    [InlineData("""{"ok":true,"channel":{"id":"C2147483705","is_member":true,"is_archived":true}}""", typeof(SendResult.DestinationGone))]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", typeof(SendResult.PermissionMissing))]
    [InlineData("oops", typeof(SendResult.Transient))]
    public async Task Before_a_channel_is_chosen_Slack_is_asked(string answer, Type? result)
    {
        _bot.Side.Answer("conversations.info", answer);

        Assert.Equal(result, (await Messenger.CheckAsync(new CommunityRef(Platform.Slack, "T0001"), Here, TestContext.Current.CancellationToken))?.GetType());
        Assert.Equal("application/x-www-form-urlencoded", _bot.Side.Of("conversations.info")[0].ContentType);
    }

    [Theory]
    [InlineData("""{"ok":true,"channel":{"num_members":12}}""", 12)]
    [InlineData("""{"ok":true,"channel":{}}""", null)]
    [InlineData("""{"ok":false,"error":"missing_scope"}""", null)]
    public async Task Members_are_those_of_the_channel(string answer, int? count)
    {
        _bot.Side.Answer("conversations.info", answer);

        Assert.Equal(count, await Messenger.CountMembersAsync(new CommunityRef(Platform.Slack, "T0001"), Here, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_redirect_is_followed_nowhere_and_takes_no_token_along()
    {
        _bot.Side.Answers["chat.postMessage"] = http =>
        {
            http.Response.StatusCode = 307;
            http.Response.Headers.Location = _bot.Side.Address + "/api/trap";
            return Task.CompletedTask;
        };

        Assert.IsType<SendResult.Unrecognised>(await SendAsync());
        Assert.Empty(_bot.Side.Of("trap"));
    }

    private Task<SendResult> SendAsync() => Messenger.SendAsync(
        new Delivery(Guid.CreateVersion7(), Home, Here, Hello, Language.English, "D-7KQ2M", null), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("""{"ok":true,"team_id":"T0001"}""", true)]
    [InlineData("""{"ok":false,"error":"account_inactive"}""", false)]
    [InlineData("""{"ok":false,"error":"token_revoked"}""", null)]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", null)]
    [InlineData("""{"ok":false,"error":"ratelimited"}""", null)]
    [InlineData("<html>", null)]
    public async Task Of_a_token_that_somebody_pasted_only_one_refusal_says_that_the_bot_is_gone(string answer, bool? isIn)
    {
        _bot.Side.Answer("auth.test", answer);

        Assert.Equal(isIn, await Messenger.IsInAsync(Home, TestContext.Current.CancellationToken));
    }

    private Task<SendResult> EditAsync() => Messenger.EditAsync(Home, new MessageRef(Here, "1.2"), Hello, Language.English, TestContext.Current.CancellationToken);
}
