using System.Text.Json.Nodes;

namespace OrganizerBot.Slack;

/// <summary>What a request is answered with: always 200.</summary>
/// <param name="Body">The body, or null for an empty one.</param>
internal sealed record SlackResponse(JsonObject? Body)
{
    /// <summary>It came, and that is all.</summary>
    public static SlackResponse Empty { get; } = new((JsonObject?)null);

    /// <summary>What is begun once the response is out, such as further pages.</summary>
    public Action? Afterwards { get; init; }
}
