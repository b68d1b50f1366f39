using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Slack;

/// <summary>What Slack says on a connection (docs.slack.dev, using Socket Mode), as far as the bot reads it. Everything may be missing.</summary>
internal sealed record SlackFrame
{
    /// <summary>A command is in the envelope.</summary>
    public const string Command = "slash_commands";

    /// <summary>A press or a form is in the envelope.</summary>
    public const string Interaction = "interactive";

    /// <summary>An event is in the envelope.</summary>
    public const string Event = "events_api";

    private const int LongestId = 200;

    public string? Type { get; init; }

    public string? EnvelopeId { get; init; }

    /// <summary>Whether the answer may travel in the acknowledgement.</summary>
    public bool? AcceptsResponsePayload { get; init; }

    /// <summary>What the body of a request would be.</summary>
    public JsonElement Payload { get; init; }

    /// <summary>Why Slack wants the connection to end.</summary>
    public string? Reason { get; init; }

    public SlackConnectionInfo? ConnectionInfo { get; init; }

    /// <summary>Whether this is something to acknowledge.</summary>
    public bool IsEnvelope => EnvelopeId is { Length: > 0 and <= LongestId };

    /// <summary>
    /// What makes this delivery one and the same when it comes twice. It is taken from the payload: an event has its id and an act its trigger, and both stay when Slack sends again what was not
    /// acknowledged, whereas the envelope around it may be a new one. Where there is neither, the payload itself is its identity.
    /// </summary>
    public string DeliveryId()
    {
        var id = TextOf(Type == Event ? "event_id" : "trigger_id") ?? (Payload.ValueKind == JsonValueKind.Undefined ? EnvelopeId : Payload.GetRawText());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"socket:{Type}:{id}")));
    }

    /// <summary>The acknowledgement.</summary>
    /// <param name="body">What HTTP would have answered with, or null for nothing.</param>
    public JsonObject Acknowledged(JsonObject? body)
    {
        JsonObject said = new() { ["envelope_id"] = EnvelopeId };
        if (body is not null)
        {
            said["payload"] = body.DeepClone();
        }

        return said;
    }

    private string? TextOf(string member) =>
        Payload.ValueKind == JsonValueKind.Object && Payload.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetRawText() is { Length: > 2 } text ? text : null;
}

/// <summary>To whom the connection belongs.</summary>
internal sealed record SlackConnectionInfo(string? AppId);
