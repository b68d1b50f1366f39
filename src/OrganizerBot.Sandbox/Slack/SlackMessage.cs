using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A message as the workspace keeps it.</summary>
/// <param name="Channel">The conversation.</param>
/// <param name="Ts">Slack's id of a message: seconds and microseconds, unique in the channel, a text and never a number.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Text">The text: what is shown if there are no blocks, else what a notification shows.</param>
/// <param name="Blocks">The blocks, with the ids that Slack gives to those that have none.</param>
internal sealed record SlackMessage(string Channel, string Ts, string User, string Text, JsonArray? Blocks)
{
    /// <summary>The only person who sees it, if it is ephemeral.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The files shared with it.</summary>
    public JsonArray? Files { get; init; }

    /// <summary>Whether plain <c>@names</c> become mentions: the sender asked for <c>link_names</c> or <c>parse=full</c>.</summary>
    public bool LinksNames { get; init; }

    /// <summary>The id that the sender gave, of which Slack's documentation says nothing.</summary>
    public string? ClientMessageId { get; init; }

    /// <summary>The id by which the town names it: ephemeral messages cannot be reached by their <c>ts</c>.</summary>
    public string Id => OnlyFor is null ? Ts : "e" + Ts;
}
