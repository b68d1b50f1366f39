using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>The body of a response. Many may be shown the same: it is written once.</summary>
/// <param name="json">What it says. Nothing of it changes any more.</param>
internal sealed class DiscordBody(JsonObject json)
{
    private byte[]? _utf8;

    /// <summary>What it says.</summary>
    public JsonObject Json => json;

    /// <summary>The same as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= JsonSerializer.SerializeToUtf8Bytes(json);
}
