using System.Text.Json.Serialization;

namespace OrganizerBot.Discord;

/// <summary>How Discord's JSON is read: names in snake case, unknown members skipped, nothing twice, nothing deep.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = DiscordReader.MaxDepth, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DiscordInteraction))]
internal sealed partial class DiscordJson : JsonSerializerContext;
