using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A form (Slack: modal) that is open for a person.</summary>
internal sealed class SlackView
{
    /// <summary>Slack's id, <c>V…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose screen it is on.</summary>
    public required string User { get; init; }

    /// <summary>The channel they were in when it opened.</summary>
    public required string Channel { get; init; }

    /// <summary>The lowest view of the stack.</summary>
    public required string RootId { get; init; }

    /// <summary>The view under this one, or null.</summary>
    public string? PreviousId { get; init; }

    /// <summary>What the app sent, with the ids that Slack gives to blocks that have none.</summary>
    public required JsonObject Definition { get; set; }

    /// <summary>Changes with every update, so that an app notices that it is late.</summary>
    public required string Hash { get; set; }

    /// <summary>What is filled in: <c>values[block_id][action_id]</c>.</summary>
    public JsonObject Values { get; set; } = [];

    /// <summary>The choices that the app offered at external selects, by block id.</summary>
    public Dictionary<string, JsonArray> Offered { get; } = [];

    /// <summary>The app's own id for it, or null.</summary>
    public string? ExternalId => (string?)Definition["external_id"];
}
