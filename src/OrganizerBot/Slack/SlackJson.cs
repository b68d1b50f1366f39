using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OrganizerBot.Slack;

/// <summary>JSON as Slack writes it: lower case with underscores, unknown members skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = MaxDepth)]
[JsonSerializable(typeof(SlackInteraction))]
[JsonSerializable(typeof(SlackPointing))]
[JsonSerializable(typeof(SlackEvent))]
[JsonSerializable(typeof(SlackAccount))]
[JsonSerializable(typeof(SlackFrame))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    private const int MaxDepth = 32;

    /// <summary>Words in any script stay as they are: Slack counts characters, and every body is sent as UTF-8.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a part of what was read strictly already.</summary>
    /// <returns>Null when it is anything else.</returns>
    public static T? Read<T>(JsonElement part, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return part.ValueKind == JsonValueKind.Object ? part.Deserialize(shape) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a body that is sent.</summary>
    public static string Write(JsonNode body) => body.ToJsonString(Plain);
}
