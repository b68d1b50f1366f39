using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Lets Slack post a message by itself a little later (<c>chat.scheduleMessage</c>). Until then Slack lists it, so that a lost answer leaves no doubt. Discord needs no twin: it notices a second post by its nonce.</summary>
/// <remarks>
/// A message is known by its channel and its second: nobody relies on words that come back in a list. It is never scheduled with <c>metadata</c>, with which Slack
/// would not post it (docs.slack.dev, chat.scheduleMessage).
/// </remarks>
internal sealed partial class SlackPlanner(SlackCalls calls, SlackPictures pictures, ILogger<SlackPlanner> logger)
{
    /// <summary>How long before its time Slack is told: enough for several lost answers before <see cref="LastChange"/>.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(150);

    /// <summary>In its last sixty seconds Slack lets go of no message any more (chat.deleteScheduledMessage).</summary>
    public static readonly TimeSpan LastChange = TimeSpan.FromSeconds(75);

    /// <summary>How long after its time a message that is listed no longer counts as posted.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private const int SecondsBetweenPages = 3;

    /// <summary>Slack takes thirty messages for any five minutes of a channel.</summary>
    private const int MostPages = 25;

    /// <summary>Sees to it that Slack has each page exactly once.</summary>
    public async Task<SendResult> PlanAsync(Delivery delivery, DateTimeOffset postAt, bool mayBeThere, CancellationToken cancellationToken)
    {
        var pages = Pages(delivery with { Content = await pictures.BringUpAsync(delivery.Content, delivery.Community, cancellationToken) });
        if (pages.Count > MostPages)
        {
            return new SendResult.ContentInvalid($"{pages.Count} pages");
        }

        string? first = null;
        for (var page = 0; page < pages.Count; page++)
        {
            var result = await PlanAsync(delivery, pages[page], SecondOf(postAt, page), mayBeThere, cancellationToken);
            if (result is not SendResult.Planned planned)
            {
                // Once one page is there, nothing is certain about the whole.
                return page == 0 ? result : new SendResult.Transient($"page {page + 1} of {pages.Count}", MayHaveArrived: true);
            }

            first ??= planned.Id;
        }

        return new SendResult.Planned(first);
    }

    /// <summary>Asks whether Slack still has any page.</summary>
    public async Task<SendResult?> FollowAsync(Delivery delivery, DateTimeOffset postAt, CancellationToken cancellationToken)
    {
        SendResult? still = null;
        for (var page = 0; page < Pages(delivery).Count; page++)
        {
            var found = await FindAsync(delivery, SecondOf(postAt, page), cancellationToken);
            if (found is not (null or SendResult.Planned))
            {
                return found;
            }

            still ??= found;
        }

        return still;
    }

    private async Task<SendResult> PlanAsync(Delivery delivery, JsonObject page, long second, bool mayBeThere, CancellationToken cancellationToken)
    {
        if (mayBeThere && await FindAsync(delivery, second, cancellationToken) is { } known)
        {
            return known;
        }

        page["channel"] = delivery.Channel.Id;
        page["post_at"] = second;
        page["unfurl_links"] = false;
        page["unfurl_media"] = false;
        var answer = await pictures.SendAsync(page, body => calls.CallAsync(delivery.Community, "chat.scheduleMessage", body, cancellationToken));
        var result = answer is not SlackAnswer.Done done ? SlackSendResults.Of(answer, repeatable: false)
            : IdIn(done.Body, "scheduled_message_id") is { } id ? new SendResult.Planned(id)
            : new SendResult.Ambiguous("no id");
        return result is not SendResult.Ambiguous unclear ? result
            : await FindAsync(delivery, second, cancellationToken) as SendResult.Planned ?? (SendResult)new SendResult.Transient(unclear.Detail, MayHaveArrived: true);
    }

    /// <summary>Looks for one page, and takes back what Slack has of it too often.</summary>
    /// <returns>Null when Slack does not have it.</returns>
    private async Task<SendResult?> FindAsync(Delivery delivery, long second, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> asked = [new("channel", delivery.Channel.Id), new("oldest", Text(second - 1)), new("latest", Text(second + 1)), new("limit", "100")];
        if (SlackReader.IsOrganisation(delivery.Community))
        {
            // With an organisation's token Slack wants to be told in which workspace (chat.scheduledMessages.list, team_id).
            var told = await calls.ReadAsync(delivery.Community, "conversations.info", [new("channel", delivery.Channel.Id)], cancellationToken);
            if (WorkspaceIn(told) is not { } workspace)
            {
                return told is SlackAnswer.Done ? new SendResult.Transient("no workspace") : SlackSendResults.Of(told, repeatable: true);
            }

            asked.Add(new("team_id", workspace));
        }

        var answer = await calls.ReadAsync(delivery.Community, "chat.scheduledMessages.list", asked, cancellationToken);
        if (answer is not SlackAnswer.Done done)
        {
            return SlackSendResults.Of(answer, repeatable: true);
        }

        if (!done.Body.TryGetProperty("scheduled_messages", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return new SendResult.Transient("no list");
        }

        string[] found = [.. list.EnumerateArray().Select(listed => IdIn(listed, "id")).OfType<string>()];
        foreach (var extra in found.Skip(1))
        {
            await TakeBackAsync(delivery, extra, cancellationToken);
        }

        return found.Length == 0 ? null : new SendResult.Planned(found[0]);
    }

    private async Task TakeBackAsync(Delivery delivery, string id, CancellationToken cancellationToken)
    {
        var answer = await calls.CallAsync(
            delivery.Community, "chat.deleteScheduledMessage", new JsonObject { ["channel"] = delivery.Channel.Id, ["scheduled_message_id"] = id }, cancellationToken);
        if (answer is not SlackAnswer.Done)
        {
            Log.Kept(logger, SlackDelivery.Reason(answer));
        }
    }

    private static IReadOnlyList<JsonObject> Pages(Delivery delivery) => SlackRenderer.Pages(delivery.Content, Words.In(delivery.Language), delivery.Marker);

    private static long SecondOf(DateTimeOffset postAt, int page) => postAt.ToUnixTimeSeconds() + (page * SecondsBetweenPages);

    private static string Text(long second) => second.ToString(CultureInfo.InvariantCulture);

    /// <summary>An id is a text; in an example of Slack's documentation it is a number.</summary>
    private static string? IdIn(JsonElement body, string name) =>
        body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var id) ? null
        : id.ValueKind == JsonValueKind.Number ? id.GetRawText()
        : id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text
        : null;

    private static string? WorkspaceIn(SlackAnswer told) =>
        told is SlackAnswer.Done done && done.Body.TryGetProperty("channel", out var channel) ? IdIn(channel, "context_team_id") : null;

    private static partial class Log
    {
        [LoggerMessage(3106, LogLevel.Error, "Slack has a message twice and did not take one back: {Reason}")]
        public static partial void Kept(ILogger logger, string reason);
    }
}
