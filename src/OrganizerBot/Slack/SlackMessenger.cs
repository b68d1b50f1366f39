using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Posts to Slack's channels with the bot's own account.</summary>
internal sealed partial class SlackMessenger(SlackCalls calls, SlackPlanner planner, SlackPictures pictures, TimeProvider clock, ILogger<SlackMessenger> logger) : IPlanningMessenger
{
    /// <summary>How long a further page waits for its turn before the whole message counts as unclear. Slack takes about one post a second in a channel.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Platform Platform => Platform.Slack;

    /// <inheritdoc/>
    public TimeSpan Lead => SlackPlanner.Lead;

    /// <inheritdoc/>
    public TimeSpan LastChange => SlackPlanner.LastChange;

    /// <inheritdoc/>
    public TimeSpan Settling => SlackPlanner.Settling;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var pages = SlackRenderer.Pages(await pictures.BringUpAsync(delivery.Content, delivery.Community, cancellationToken), Words.In(delivery.Language), delivery.Marker);
        var first = await PostAsync(delivery, pages[0], cancellationToken);
        for (var page = 1; page < pages.Count && first is SendResult.Sent; page++)
        {
            if (await PostInTurnAsync(delivery, pages[page], cancellationToken) is not SendResult.Sent)
            {
                Log.Incomplete(logger, page + 1, pages.Count);
                return new SendResult.Ambiguous($"page {page + 1} of {pages.Count}");
            }
        }

        return first;
    }

    /// <inheritdoc/>
    public async Task<SendResult> EditAsync(CommunityRef community, MessageRef message, Message content, Language language, CancellationToken cancellationToken)
    {
        var body = SlackRenderer.Pages(content, Words.In(language))[0];
        body["channel"] = message.Channel.Id;
        body["ts"] = message.Id;
        var answer = await calls.CallAsync(community, "chat.update", body, cancellationToken);
        return answer is SlackAnswer.Done ? new SendResult.Sent(message) : SlackSendResults.Of(answer, repeatable: true);
    }

    /// <inheritdoc/>
    /// <remarks>Reading a channel back takes a scope that the bot does not ask for: it would let it read what people say.</remarks>
    public Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult?>(new SendResult.Ambiguous("Slack cannot tell"));

    /// <inheritdoc/>
    public async Task<SendResult?> CheckAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken)
    {
        var answer = await InfoAsync(community, channel, cancellationToken);
        return answer switch
        {
            SlackAnswer.Done done => IsTrue(done, "is_archived") ? new SendResult.DestinationGone() : IsTrue(done, "is_member") ? null : new SendResult.PermissionMissing(),
            // Slack hides a private channel from whoever is not in it, and says that there is none.
            SlackAnswer.Refused { Code: "channel_not_found" } => new SendResult.PermissionMissing(),
            _ => SlackSendResults.Of(answer, repeatable: true),
        };
    }

    /// <inheritdoc/>
    public async Task<int?> CountMembersAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) =>
        await InfoAsync(community, channel, cancellationToken) is SlackAnswer.Done done && Find(done, "num_members") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count)
            ? count
            : null;

    /// <inheritdoc/>
    public Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken) => calls.IsInAsync(community, cancellationToken);

    /// <inheritdoc/>
    public Task<SendResult> PlanAsync(Delivery delivery, DateTimeOffset postAt, bool mayBeThere, CancellationToken cancellationToken) =>
        planner.PlanAsync(delivery, postAt, mayBeThere, cancellationToken);

    /// <inheritdoc/>
    public Task<SendResult?> FollowAsync(Delivery delivery, DateTimeOffset postAt, CancellationToken cancellationToken) =>
        planner.FollowAsync(delivery, postAt, cancellationToken);

    private async Task<SendResult> PostInTurnAsync(Delivery delivery, JsonObject page, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
        var result = await PostAsync(delivery, (JsonObject)page.DeepClone(), cancellationToken);
        if (result is SendResult.RetryAfter { Wait: var wait } && wait <= LongestPause)
        {
            await Task.Delay(wait, clock, cancellationToken);
            result = await PostAsync(delivery, page, cancellationToken);
        }

        return result;
    }

    private async Task<SendResult> PostAsync(Delivery delivery, JsonObject body, CancellationToken cancellationToken)
    {
        body["channel"] = delivery.Channel.Id;
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        var answer = await pictures.SendAsync(body, page => calls.CallAsync(delivery.Community, "chat.postMessage", page, cancellationToken));
        return answer is not SlackAnswer.Done done ? SlackSendResults.Of(answer, repeatable: false)
            : Ts(done) is { } ts ? new SendResult.Sent(new MessageRef(delivery.Channel, ts))
            : new SendResult.Ambiguous("no ts");
    }

    private Task<SlackAnswer> InfoAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) =>
        calls.ReadAsync(community, "conversations.info", [new("channel", channel.Id), new("include_num_members", "true")], cancellationToken);

    private static string? Ts(SlackAnswer.Done done) =>
        done.Body.TryGetProperty("ts", out var ts) && ts.ValueKind == JsonValueKind.String && ts.GetString() is { Length: > 0 } value ? value : null;

    private static bool IsTrue(SlackAnswer.Done done, string name) => Find(done, name)?.ValueKind == JsonValueKind.True;

    private static JsonElement? Find(SlackAnswer.Done done, string name) =>
        done.Body.TryGetProperty("channel", out var channel) && channel.ValueKind == JsonValueKind.Object && channel.TryGetProperty(name, out var value) ? value : null;

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Warning, "Slack took a message in part: page {Page} of {Pages} did not get through")]
        public static partial void Incomplete(ILogger logger, int page, int pages);
    }
}
