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

    /// <summary>Reads a string, and whatever is none, or no text, as nothing.</summary>
    internal sealed class TextOrNothing : JsonConverter<string?>
    {
        /// <inheritdoc/>
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            try
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
