using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What the app answered.</summary>
/// <param name="Error">What Slack's client shows if it failed, or null.</param>
/// <param name="ContentType">The media type of the answer.</param>
/// <param name="Body">The answer.</param>
internal sealed record SlackReply(string? Error, string? ContentType, string Body)
{
    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Body);

    /// <summary>The JSON object in the answer, or null if it is none.</summary>
    public JsonObject? Json()
    {
        try
        {
            return IsEmpty ? null : JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
