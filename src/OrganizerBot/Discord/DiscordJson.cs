using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrganizerBot.Discord;

/// <summary>How Discord's JSON is read: names in snake case, unknown members skipped, nothing deep.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = DiscordReader.MaxDepth)]
[JsonSerializable(typeof(DiscordInteraction))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>The text of a string, or null when it is none: half of a surrogate pair in an escape is valid JSON and no valid text, which shows only when it is read.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
