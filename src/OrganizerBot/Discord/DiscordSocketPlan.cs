using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>What Discord says about connecting (<c>GET /gateway/bot</c>).</summary>
/// <param name="Url">Where.</param>
/// <param name="Shards">In how many parts.</param>
/// <param name="Remaining">How many sessions may be begun before <paramref name="ResetAfter"/>. Whoever begins more than a thousand a day loses the token.</param>
/// <param name="ResetAfter">When more are allowed.</param>
/// <param name="MaxConcurrency">How many shards may begin a session within five seconds.</param>
internal sealed record DiscordSocketPlan(Uri Url, int Shards, int Remaining, TimeSpan ResetAfter, int MaxConcurrency)
{
    private const int MostShards = 10_000;
    private const double LongestReset = 7 * 24 * 3600 * 1000.0;

    /// <summary>Reads the answer, or gives null when it is none.</summary>
    public static DiscordSocketPlan? Read(DiscordAnswer answer)
    {
        if (!answer.IsSuccess || DiscordSocketAddress.Of(answer.Text("url")) is not { } url || answer.Body is not JsonObject body || body["session_start_limit"] is not JsonObject limit)
        {
            return null;
        }

        return Number(body["shards"]) is >= 1 and <= MostShards and var shards && Number(limit["remaining"]) is { } remaining
            && Number(limit["reset_after"]) is { } reset && Number(limit["max_concurrency"]) is >= 1 and <= MostShards and var together
            ? new DiscordSocketPlan(url, (int)shards, (int)Math.Clamp(remaining, 0, int.MaxValue), TimeSpan.FromMilliseconds(Math.Clamp(reset, 0, LongestReset)), (int)together)
            : null;
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;
}
