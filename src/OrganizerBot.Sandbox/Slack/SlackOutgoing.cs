using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What Slack sends to the app, with three seconds for the answer: on the app's connections if it asked for Socket Mode, else signed and to its addresses.</summary>
internal sealed class SlackOutgoing(SlackWorkspace workspace, SlackSocketDelivery sockets, TownAddresses addresses, IHttpClientFactory http)
{
    /// <summary>The name under which the HTTP client is configured.</summary>
    public const string ClientName = "town";

    /// <summary>How long Slack waits, in real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Sends a slash command.</summary>
    public Task<SlackReply> CommandAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        workspace.Manifest.IsSocketMode
            ? sockets.SendAsync("slash_commands", accepts: true, new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))), cancellationToken)
            : FormAsync("slack/commands", fields, cancellationToken);

    /// <summary>Sends an interaction.</summary>
    public Task<SlackReply> InteractionAsync(JsonObject payload, CancellationToken cancellationToken) =>
        workspace.Manifest.IsSocketMode
            ? sockets.SendAsync("interactive", accepts: (string?)payload["type"] is "view_submission" or "block_suggestion", payload, cancellationToken)
            : FormAsync("slack/interactions", [new("payload", payload.ToJsonString())], cancellationToken);

    /// <summary>Sends to the address for events.</summary>
    public Task<SlackReply> EventAsync(JsonObject body, CancellationToken cancellationToken) =>
        workspace.Manifest.IsSocketMode
            ? sockets.SendAsync("events_api", accepts: false, body, cancellationToken)
            : SendAsync("slack/events", Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", cancellationToken);

    private async Task<SlackReply> FormAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await SendAsync(path, await form.ReadAsByteArrayAsync(cancellationToken), "application/x-www-form-urlencoded", cancellationToken);
    }

    private async Task<SlackReply> SendAsync(string path, byte[] body, string contentType, CancellationToken cancellationToken)
    {
        var timestamp = workspace.Clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(addresses.Bot, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Slack-Signature", SlackSigner.Sign(workspace.App.SigningSecret, timestamp, body));
        request.Headers.Add("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var client = http.CreateClient(ClientName);
            using var response = await client.SendAsync(request, deadline.Token);
            var answer = await response.Content.ReadAsStringAsync(deadline.Token);
            return new SlackReply(Failure(response.StatusCode), response.Content.Headers.ContentType?.MediaType, answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SlackReply("operation_timeout", null, "");
        }
        catch (HttpRequestException)
        {
            return new SlackReply("dispatch_failed", null, "");
        }
    }

    // The words that Slack's client shows for an answer that is not 2xx.
    private static string? Failure(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 400 and < 500 => "http_client_error",
        _ => "http_service_error",
    };
}
