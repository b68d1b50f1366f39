using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A message that the workspace will post by itself.</summary>
/// <param name="Id">Its id, which is not that of the message it becomes.</param>
/// <param name="Channel">The conversation.</param>
/// <param name="PostAt">When, in Unix seconds.</param>
/// <param name="Created">When the app asked for it, in Unix seconds.</param>
/// <param name="Text">The text.</param>
/// <param name="Blocks">The blocks.</param>
internal sealed record SlackScheduled(string Id, string Channel, long PostAt, long Created, string Text, JsonArray? Blocks)
{
    /// <summary>Whether plain names become mentions.</summary>
    public bool LinksNames { get; init; }

    /// <summary>Whether it came with metadata: Slack then never posts it, says its documentation.</summary>
    public bool IsCursed { get; init; }
}
