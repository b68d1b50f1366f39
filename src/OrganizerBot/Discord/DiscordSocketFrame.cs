using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OrganizerBot.Discord;

/// <summary>One frame of the Gateway. Frames hold tokens, names and words: none is ever logged.</summary>
/// <param name="Op">Its kind, a <see cref="DiscordSocketOp"/>.</param>
/// <param name="Sequence">Its number within the session; only what happened has one.</param>
/// <param name="Name">What happened, such as <c>INTERACTION_CREATE</c>.</param>
/// <param name="Data">The rest.</param>
internal sealed record DiscordSocketFrame(int Op, long? Sequence, string? Name, JsonElement Data)
{
    private const int MaxDepth = 64;

    /// <summary>The rooms that the bot lives in, and nothing else of Discord's events (<c>GUILDS</c>): what members do to the bot needs no intent, and messages are never read.</summary>
    private const int Intents = 1;

    /// <summary>What could not be read. Nothing in it is for us.</summary>
    public static DiscordSocketFrame Unreadable { get; } = new(-1, null, null, default);

    /// <summary>Reads a frame; whatever the bytes are, this answers.</summary>
    public static DiscordSocketFrame Read(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            return Unreadable;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair in an escape is valid JSON and no valid text: an InvalidOperationException.
            return Unreadable;
        }
    }

    /// <summary>"This is me; begin a session."</summary>
    public static JsonObject Identify(string token, int shard, int shards) => Frame(DiscordSocketOp.Identify, new JsonObject
    {
        ["token"] = token,
        ["intents"] = Intents,
        ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "OrganizerBot", ["device"] = "OrganizerBot" },
        ["shard"] = new JsonArray(shard, shards),
        ["compress"] = false,
        ["large_threshold"] = 50,
    });

    /// <summary>"This is me; go on after what I have seen."</summary>
    public static JsonObject Resume(string token, string session, long? sequence) =>
        Frame(DiscordSocketOp.Resume, new JsonObject { ["token"] = token, ["session_id"] = session, ["seq"] = sequence });

    /// <summary>"I am here, and have seen this much."</summary>
    public static JsonObject Heartbeat(long? sequence) => Frame(DiscordSocketOp.Heartbeat, sequence);

    /// <summary>A member of the data that is a string, or null.</summary>
    public string? Text(string name) => TextIn(Data, name);

    /// <summary>A member that is a string, or null.</summary>
    public static string? TextIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? DiscordJson.TextOf(value) : null;

    private static JsonObject Frame(int op, JsonNode? data) => new() { ["op"] = op, ["d"] = data };

    private static DiscordSocketFrame Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !op.TryGetInt32(out var kind))
        {
            return Unreadable;
        }

        long? sequence = root.TryGetProperty("s", out var s) && s.ValueKind == JsonValueKind.Number && s.TryGetInt64(out var number) ? number : null;
        return new DiscordSocketFrame(kind, sequence, TextIn(root, "t"), root.TryGetProperty("d", out var data) ? data.Clone() : default);
    }
}
