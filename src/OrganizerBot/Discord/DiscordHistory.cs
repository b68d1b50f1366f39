using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Reads a channel back to learn whether a post is there whose answer was lost.</summary>
internal sealed class DiscordHistory(DiscordApi api, TimeProvider clock)
{
    private const int PageLength = 100;
    private const int MostPages = 20;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(60);

    private string? _self;

    /// <summary>Looks for a delivery by its mark.</summary>
    /// <returns>The message, null when it certainly is not there, another result when nobody can tell.</returns>
    public async Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (_self is null)
        {
            var who = await api.SendAsync(DiscordCall.WhoAmI(), cancellationToken);
            if (who.Text("id") is not { } id)
            {
                return DiscordSendResults.Of(who, mayRepeat: true);
            }

            _self = id;
        }

        var self = _self;

        var after = DiscordSnowflake.At((delivery.FirstTriedAt ?? clock.GetUtcNow()) - Before);
        List<string> found = [];
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.SendAsync(DiscordCall.ReadMessages(delivery.Channel.Id, $"after={after}&limit={PageLength}"), cancellationToken);
            if (!answer.IsSuccess || answer.Body is not JsonArray messages)
            {
                return DiscordSendResults.Of(answer, mayRepeat: true);
            }

            found.AddRange(messages.OfType<JsonObject>().Where(message => IsOurs(message, self, delivery.Marker)).Select(IdOf).OfType<string>());
            if (messages.Count < PageLength)
            {
                return found.Count == 0 && messages.Count == 0 && page == 0
                    ? await DoubtAsync(delivery.Channel.Id, cancellationToken)
                    : Outcome(delivery, found);
            }

            after = messages.OfType<JsonObject>().Select(IdOf).OfType<string>().MaxBy(Number) ?? after;
        }

        return new SendResult.Ambiguous("The channel is too lively to be read back.");
    }

    /// <summary>Every page carries the mark: a message of several pages is there when all of them are, and in doubt when some are. Words in place of pictures may take more pages, which then come with the first.</summary>
    private static SendResult? Outcome(Delivery delivery, List<string> found) =>
        found.Count == 0 ? null
        : found.Count >= DiscordRenderer.Pages(DiscordPictures.Named(delivery.Content), delivery.Marker).Count ? new SendResult.Sent(new MessageRef(delivery.Channel, found.MinBy(Number)!))
        : new SendResult.Ambiguous("Some pages are there.");

    /// <summary>Without the right to read history Discord shows an empty channel: only a channel that shows something can prove an absence.</summary>
    private async Task<SendResult?> DoubtAsync(string channel, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(DiscordCall.ReadMessages(channel, "limit=1"), cancellationToken);
        return answer is { IsSuccess: true, Body: JsonArray { Count: > 0 } } ? null : new SendResult.Ambiguous("The channel shows no messages at all.");
    }

    private static bool IsOurs(JsonObject message, string self, string marker) =>
        message["author"] is JsonObject author && DiscordAnswer.TextOf(author["id"]) == self
        && message["embeds"] is JsonArray embeds
        && embeds.OfType<JsonObject>().Any(embed => Shows(embed["description"], marker) || Shows((embed["footer"] as JsonObject)?["text"], marker));

    private static bool Shows(JsonNode? text, string marker) => DiscordAnswer.TextOf(text)?.Contains(marker, StringComparison.Ordinal) == true;

    private static string? IdOf(JsonObject message) => DiscordAnswer.TextOf(message["id"]) is { } id && DiscordSnowflake.IsOne(id) ? id : null;

    private static ulong Number(string id) => ulong.Parse(id, CultureInfo.InvariantCulture);
}
