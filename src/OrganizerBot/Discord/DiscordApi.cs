using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Discord;

/// <summary>Calls Discord's REST API: one attempt a call, within the rate limits. Whoever calls decides whether to try again.</summary>
internal sealed class DiscordApi(IHttpClientFactory clients, IOptions<DiscordOptions> options, DiscordLimits limits, BotMetrics metrics)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "discord";

    /// <summary>How Discord wants programs to introduce themselves; without it the edge in front may refuse.</summary>
    private static readonly string UserAgent = $"DiscordBot (https://organizerbot.example, {typeof(DiscordApi).Assembly.GetName().Version?.ToString(3)})";

    private readonly string _base = options.Value.ApiBaseUrl.TrimEnd('/');

    /// <summary>The application's id.</summary>
    public string ApplicationId => options.Value.ApplicationId;

    /// <summary>Makes a call.</summary>
    /// <returns>What became of it. Failures of the network are an answer too; only cancellation throws.</returns>
    public async Task<DiscordAnswer> SendAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        if (call.AsBot && limits.IsTokenDead)
        {
            return new DiscordAnswer(401, null) { WasWritten = false };
        }

        if (limits.Take(call) is { Ticks: > 0 } wait)
        {
            return DiscordAnswer.Limited(wait);
        }

        using var request = Request(call);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, cancellationToken);
            var answer = new DiscordAnswer((int)response.StatusCode, DiscordAnswer.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
            if (answer.Status == 429)
            {
                metrics.Limited(Platform.Discord);
            }

            return answer with { Wait = limits.Note(call, response, answer), ServerTime = response.Headers.Date };
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? DiscordAnswer.Unreached
                : DiscordAnswer.Lost;
        }
        catch (IOException)
        {
            return DiscordAnswer.Lost;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DiscordAnswer.Lost;
        }
    }

    private HttpRequestMessage Request(DiscordCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(_base + call.Path));
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (call.AsBot)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bot " + options.Value.BotToken);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }
}
