using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Discord;

/// <summary>What became of a call.</summary>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Body">The JSON that came, if it was JSON.</param>
internal sealed partial record DiscordAnswer(int Status, JsonNode? Body)
{
    /// <summary>Nothing was written: the connection did not come about.</summary>
    public static DiscordAnswer Unreached { get; } = new(0, null) { WasWritten = false };

    /// <summary>The request went out and no answer came.</summary>
    public static DiscordAnswer Lost { get; } = new(0, null);

    /// <summary>Whether the platform may have acted on it.</summary>
    public bool WasWritten { get; init; } = true;

    /// <summary>How long to wait before the next attempt, with a 429.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>What time it is at Discord's, if it said.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>Whether it worked.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Discord's error code, or 0.</summary>
    public int Code => Body is JsonObject && Body["code"] is JsonValue code && code.TryGetValue<int>(out var number) ? number : 0;

    /// <summary>Where the body was wrong: paths and codes, never content.</summary>
    public string Faults => Body is JsonObject && Body["errors"] is JsonObject errors ? string.Join(' ', FaultsIn(errors, "").Take(5)) : "";

    /// <summary>For the log: status and code.</summary>
    public string Summary => Status == 0 ? (WasWritten ? "no answer" : "no connection") : string.Create(CultureInfo.InvariantCulture, $"{Status} code {Code}");

    /// <summary>Not sent: the rate limit asks to wait.</summary>
    public static DiscordAnswer Limited(TimeSpan wait) => new(429, null) { Wait = wait, WasWritten = false };

    /// <summary>A member of the answer that is a string, or null.</summary>
    public string? Text(string name) => Body is JsonObject ? TextOf(Body[name]) : null;

    /// <summary>A string, or null when it is none.</summary>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<string> FaultsIn(JsonObject errors, string path) => errors.SelectMany(error => (error.Key, error.Value) switch
    {
        ("_errors", JsonArray list) => list.Select(fault => $"{path}:{(fault is JsonObject && TextOf(fault["code"]) is { } code && Codes().IsMatch(code) ? code : "unreadable")}"),
        (var name, JsonObject inner) when Places().IsMatch(name) && path.Length < 200 => FaultsIn(inner, path.Length == 0 ? name : $"{path}.{name}"),
        _ => [],
    });

    /// <summary>JSON, or null: a proxy may answer with a page.</summary>
    public static JsonNode? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Z_]{1,60}\z")]
    private static partial Regex Codes();

    /// <summary>A member of a body of ours, or a place in a list. Whatever stands in Discord's place may answer anything; it gets no names of its own into the log.</summary>
    [GeneratedRegex(@"\A([a-z_]{1,40}|[0-9]{1,3})\z")]
    private static partial Regex Places();
}
