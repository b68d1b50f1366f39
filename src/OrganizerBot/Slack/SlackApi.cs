using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Slack;

/// <summary>Calls Slack: the Web API with a bot's or the app's token, and the addresses for answers without it.</summary>
internal sealed partial class SlackApi(IHttpClientFactory clients, IOptions<SlackOptions> options, BotMetrics metrics, TimeProvider clock)
{
    /// <summary>The client of the Web API.</summary>
    public const string WebApi = "slack";

    /// <summary>The client for answers. It has a name of its own so that the token can never stray into it.</summary>
    public const string Answers = "slack-answers";

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new();

    /// <summary>Calls a method that takes JSON.</summary>
    public Task<SlackAnswer> CallAsync(string method, JsonObject arguments, string token, CancellationToken cancellationToken) =>
        CallAsync(method, new StringContent(SlackJson.Write(arguments), Encoding.UTF8, "application/json"), Bearer(token), cancellationToken);

    /// <summary>Calls a method that takes a form, as all those that only read do.</summary>
    public Task<SlackAnswer> ReadAsync(string method, IEnumerable<KeyValuePair<string, string>> arguments, string token, CancellationToken cancellationToken) =>
        CallAsync(method, new FormUrlEncodedContent(arguments), Bearer(token), cancellationToken);

    /// <summary>The same with the token of the settings, for whoever asks about that token itself.</summary>
    public Task<SlackAnswer> ReadAsync(string method, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        ReadAsync(method, arguments, options.Value.BotToken, cancellationToken);

    /// <summary>Exchanges a code or a refresh token for tokens, as the app itself. Nobody's token is needed for it.</summary>
    public Task<SlackAnswer> ExchangeAsync(IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        CallAsync("oauth.v2.access", new FormUrlEncodedContent(arguments), AsApp(), cancellationToken);

    /// <summary>Asks for the address of a new connection, with the app's own token.</summary>
    public Task<SlackAnswer> OpenConnectionAsync(CancellationToken cancellationToken) =>
        CallAsync("apps.connections.open", new FormUrlEncodedContent([]), Bearer(options.Value.AppToken), cancellationToken);

    /// <summary>Posts an answer.</summary>
    /// <param name="address">An address that <see cref="SlackResponseUrls"/> accepted.</param>
    /// <param name="body">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlackAnswer> AnswerAsync(Uri address, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(SlackJson.Write(body), Encoding.UTF8, "application/json");
        return await SendAsync(Answers, request, (status, _) => status == HttpStatusCode.OK ? new SlackAnswer.Done(default) : null, cancellationToken);
    }

    /// <summary>Puts the bytes of a file where Slack said. No token goes with them.</summary>
    /// <param name="address">An address that <see cref="SlackResponseUrls"/> accepted.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlackAnswer> UploadAsync(Uri address, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ReadOnlyMemoryContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await SendAsync(Answers, request, (status, _) => status == HttpStatusCode.OK ? new SlackAnswer.Done(default) : null, cancellationToken);
    }

    private async Task<SlackAnswer> CallAsync(string method, HttpContent content, AuthenticationHeaderValue caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Slack counts each method for each workspace; the key of the wait is never shown.
        var turn = $"{method} {caller.Parameter}";
        if (_notBefore.TryGetValue(turn, out var then) && then > now)
        {
            content.Dispose();
            return new SlackAnswer.Wait(then - now);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Api, method));
        request.Headers.Authorization = caller;
        request.Content = content;
        var answer = await SendAsync(WebApi, request, Understand, cancellationToken);
        if (answer is SlackAnswer.Wait wait)
        {
            _notBefore[turn] = clock.GetUtcNow() + wait.Time;
        }

        return answer;
    }

    private async Task<SlackAnswer> SendAsync(
        string client, HttpRequestMessage request, Func<HttpStatusCode, string, SlackAnswer?> understand, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(client);
            using var response = await http.SendAsync(request, cancellationToken);
            var status = response.StatusCode;
            var answer = status == HttpStatusCode.TooManyRequests
                ? new SlackAnswer.Wait(WaitOf(response.Headers.RetryAfter))
                : understand(status, await response.Content.ReadAsStringAsync(cancellationToken))
                    ?? ((int)status >= 500 ? new SlackAnswer.Lost($"http_{(int)status}") : new SlackAnswer.Refused($"http_{(int)status}"));
            if (answer is SlackAnswer.Wait)
            {
                metrics.Limited(Platform.Slack);
            }

            return answer with { ServerTime = response.Headers.Date, Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null };
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new SlackAnswer.Unreached(e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return new SlackAnswer.Lost((e as HttpRequestException)?.HttpRequestError.ToString() ?? e.GetType().Name);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SlackAnswer.Lost("timeout");
        }
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private AuthenticationHeaderValue AsApp() => new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));

    private TimeSpan WaitOf(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - clock.GetUtcNow()) ?? UsualWait;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestWait ? LongestWait : wait;
    }

    /// <summary>Slack says in a 200 whether it did what was asked.</summary>
    private static SlackAnswer? Understand(HttpStatusCode status, string text)
    {
        if (status != HttpStatusCode.OK)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("ok", out var ok) ? ok.ValueKind switch
            {
                JsonValueKind.True => new SlackAnswer.Done(body.Clone()),
                JsonValueKind.False => Refusal(body),
                _ => new SlackAnswer.Lost("garbage"),
            } : new SlackAnswer.Lost("garbage");
        }
        catch (JsonException)
        {
            return new SlackAnswer.Lost("garbage");
        }
    }

    private static SlackAnswer Refusal(JsonElement body)
    {
        var code = body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString()! : "";
        return code is "ratelimited" or "rate_limited" or "message_limit_exceeded"
            ? new SlackAnswer.Wait(UsualWait)
            : new SlackAnswer.Refused(Codes().IsMatch(code) ? code : "unreadable", string.Join(' ', Pointers().Matches(body.GetRawText()).Select(match => match.Groups[1].Value).Take(3)));
    }

    [GeneratedRegex(@"\A[a-z0-9_]{1,64}\z")]
    private static partial Regex Codes();

    /// <summary>Slack points at what is wrong, as in <c>[json-pointer:/blocks/0/text]</c>. Only the place is kept, never the sentence around it.</summary>
    [GeneratedRegex(@"json-pointer:(/[a-z0-9_/]{1,80})")]
    private static partial Regex Pointers();
}
