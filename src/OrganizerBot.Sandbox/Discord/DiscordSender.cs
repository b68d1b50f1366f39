using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Sends interactions to the bot, by the Gateway or as signed requests, and holds it to the three seconds.</summary>
internal sealed class DiscordSender(
    DiscordIdentity identity, DiscordResponses responses, DiscordPayloads payloads, TownClock clock, TownAddresses addresses, IHttpClientFactory http, DiscordGateway? gateway)
{
    /// <summary>What the person reads when no answer came in time.</summary>
    public const string NoAnswer = "The application did not respond";

    /// <summary>What the person reads when the answer was none that Discord takes.</summary>
    public const string Failed = "This interaction failed";

    private const int MostTicks = 600;

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

    /// <summary>Sends the PING of an endpoint check, or waits until the bot has connected; returns what is wrong, or null.</summary>
    public async Task<string?> ProbeAsync(string id, CancellationToken cancellationToken)
    {
        if (gateway is not null)
        {
            return await IsConnectedAsync(gateway, cancellationToken).ConfigureAwait(false) ? null : "the bot did not connect to the gateway";
        }

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
            if (gateway is not null)
            {
                return await HappenAsync(gateway, interaction, payload, deadline.Token).ConfigureAwait(false);
            }

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

    private static async Task<string?> HappenAsync(DiscordGateway gateway, DiscordInteraction interaction, JsonObject payload, CancellationToken cancellationToken)
    {
        if (!gateway.Happen("INTERACTION_CREATE", payload))
        {
            return NoAnswer + ": the bot is not connected";
        }

        await interaction.Answered.WaitAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static async Task<bool> IsConnectedAsync(DiscordGateway gateway, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var ticks = 0; gateway.Sessions.Count == 0 && ticks < MostTicks; ticks++)
        {
            await tick.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }

        return gateway.Sessions.Count > 0;
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
