using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What a Web API method answers: always HTTP 200, with <c>ok</c> and perhaps <c>error</c>.</summary>
/// <param name="Error">The error's code, or null.</param>
/// <param name="Body">The other properties.</param>
/// <param name="Details">Sentences about the error, for <c>response_metadata.messages</c>.</param>
/// <param name="Warning">A warning's code, or null.</param>
internal sealed record SlackAnswer(string? Error, JsonObject Body, IReadOnlyList<string> Details, string? Warning = null)
{
    /// <summary>It worked.</summary>
    public static SlackAnswer Ok(JsonObject body) => new(null, body, []);

    /// <summary>It did not.</summary>
    public static SlackAnswer Fail(string error, params IReadOnlyList<string> details) => new(error, [], details);

    /// <summary>The body as sent.</summary>
    /// <param name="warnings">Warnings about the request itself.</param>
    public JsonObject ToJson(IEnumerable<string> warnings)
    {
        JsonObject json = new() { ["ok"] = Error is null };
        if (Error is not null)
        {
            json["error"] = Error;
        }

        foreach (var (name, value) in Body)
        {
            json[name] = value?.DeepClone();
        }

        string[] all = Warning is null ? [.. warnings] : [.. warnings, Warning];
        var metadata = json["response_metadata"] as JsonObject ?? [];
        if (all.Length > 0)
        {
            json["warning"] = string.Join(',', all);
            metadata["warnings"] = new JsonArray([.. all.Select(warning => (JsonNode)warning)]);
        }

        if (Details.Count > 0)
        {
            metadata["messages"] = new JsonArray([.. Details.Select(detail => (JsonNode)$"[ERROR] {detail}")]);
        }

        if (metadata is { Count: > 0, Parent: null })
        {
            json["response_metadata"] = metadata;
        }

        return json;
    }
}
