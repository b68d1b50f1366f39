using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Sends signed interactions to the bot and holds it to the three seconds.</summary>
internal sealed class DiscordSender(
    DiscordIdentity identity, DiscordResponses responses, DiscordPayloads payloads, TownClock clock, TownAddresses addresses, IHttpClientFactory http)
{
    /// <summary>What the person reads when no answer came in time.</summary>
    public const string NoAnswer = "The application did not respond";

    /// <summary>What the person reads when the answer was none that Discord takes.</summary>
    public const string Failed = "This interaction failed";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    /// <summary>Sends the interaction; returns what the person reads if it failed, else null.</summary>
    public async Task<string?> AskAsync(DiscordInteraction interaction, JsonObject data, CancellationToken cancellationToken)
    {
        var answering = AnswerAsync(interaction, payloads.Interaction(interaction, data), cancellationToken);
        await Task.WhenAny(answering, interaction.Answered).ConfigureAwait(false);
        lock (interaction.Gate)
        {
            if (interaction.Response is not null)
            {
                return null;
            }

            interaction.Die();
        }

        return await answering.ConfigureAwait(false);
    }

    /// <summary>Sends the PING of an endpoint check; returns what is wrong, or null.</summary>
    public async Task<string?> ProbeAsync(string id, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(DiscordPayloads.Ping(id, DiscordIdentity.NewSecret(96)), cancellationToken).ConfigureAwait(false);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode && Parsed(body).Whole("type") is 1
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the bot answered the PING with {(int)answer.StatusCode}");
    }

    private async Task<string?> AnswerAsync(DiscordInteraction interaction, JsonObject payload, CancellationToken cancellationToken)
    {
        // Real time, not the town's: moving the clock must not make a quick bot late.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_patience);
        try
        {
            using var answer = await PostAsync(payload, deadline.Token).ConfigureAwait(false);
            return await ReadAsync(interaction, answer, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoAnswer;
        }
        catch (HttpRequestException)
        {
            return NoAnswer + ": the bot cannot be reached";
        }
    }

    private async Task<string?> ReadAsync(DiscordInteraction interaction, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{NoAnswer}: HTTP {(int)answer.StatusCode}");
        }

        var (body, files) = await DiscordBody.ReadAsync(answer.Content, cancellationToken).ConfigureAwait(false);
        if (body is null)
        {
            // 202: the answer comes as a callback.
            await interaction.Answered.WaitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        try
        {
            responses.Apply(interaction, body as JsonObject ?? throw DiscordRefusal.BadJson(), files);
            return null;
        }
        catch (DiscordRefusal refusal)
        {
            return $"{Failed}: {refusal.Body.ToJsonString()}";
        }
    }

    private Task<HttpResponseMessage> PostAsync(JsonObject payload, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(addresses.Bot, "/discord/interactions")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Signature-Ed25519", identity.Sign(timestamp, body));
        request.Headers.Add("X-Signature-Timestamp", timestamp);
        request.Headers.UserAgent.ParseAdd("Discord-Interactions/1.0");
        return http.CreateClient("town").SendAsync(request, cancellationToken);
    }

    private static JsonNode? Parsed(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
