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

    /// <summary>What is begun in place of body and further pages where there is no way for a body: the person hears all of it by another way.</summary>
    public Action? Otherwise { get; init; }
}
