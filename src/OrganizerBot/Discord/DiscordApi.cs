using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            request.Content = call.Files.Count == 0 ? Json(body) : Parcel(body, call.Files);
        }

        return request;
    }

    private static ByteArrayContent Json(JsonNode body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>The body and the files in one, as Discord reads them (reference, uploading files).</summary>
    private static MultipartFormDataContent Parcel(JsonNode body, IReadOnlyList<MessageFile> files)
    {
        var parcel = new MultipartFormDataContent();
        Put(Json(body), "payload_json", file: null);
        for (var index = 0; index < files.Count; index++)
        {
            var content = new ReadOnlyMemoryContent(files[index].Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(files[index].MediaType);
            Put(content, string.Create(CultureInfo.InvariantCulture, $"files[{index}]"), files[index].Name);
        }

        return parcel;

        void Put(HttpContent content, string name, string? file)
        {
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = file is null ? null : $"\"{file}\"" };
            parcel.Add(content);
        }
    }
}
