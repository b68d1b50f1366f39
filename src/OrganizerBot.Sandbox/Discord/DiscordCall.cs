using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A call of the API, read and let in.</summary>
/// <param name="Context">The HTTP side of it.</param>
/// <param name="Body">The JSON, or the <c>payload_json</c> of a multipart request; null where there is no body.</param>
/// <param name="Files">The files of a multipart request.</param>
internal sealed record DiscordCall(HttpContext Context, JsonNode? Body, IReadOnlyList<DiscordFile> Files)
{
    /// <summary>A parameter of the route, named as in the documentation's template.</summary>
    public string this[string name] => (string)Context.Request.RouteValues[name.Replace('.', '_')]!;

    /// <summary>The body, which must be an object.</summary>
    public JsonObject Form => Body as JsonObject ?? throw DiscordRefusal.BadJson();

    /// <summary>A query parameter, or null.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A query parameter that is a boolean.</summary>
    public bool Asks(string name) => Query(name) is "true" or "1" or "True";
}

/// <summary>What the API answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null for none (then there is no content type either).</param>
internal sealed record DiscordAnswer(int Status, JsonNode? Body)
{
    public static DiscordAnswer Ok(JsonNode body) => new(200, body);

    public static DiscordAnswer Nothing { get; } = new(204, null);
}
