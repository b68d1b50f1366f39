using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Town;

/// <summary>What one person of the town sees after doing something, or one message as they see it in a channel.</summary>
/// <remarks>Absent parts are left out of the JSON. <see cref="Raw"/> is the platform's own payload, unchanged.</remarks>
public sealed record Sight
{
    /// <summary>"public", or "ephemeral" when only the person who acted sees it.</summary>
    public string? Visibility { get; init; }

    /// <summary>The id to name in <c>POST /town/press</c>: a Discord message id, a Slack <c>ts</c>, or an id of the town for an ephemeral Slack reply.</summary>
    public string? Message { get; init; }

    /// <summary>All words of the message as plain text, markup resolved the way the platform would show it.</summary>
    public string? Text { get; init; }

    /// <summary>The lines of <see cref="Text"/> that stand out as headings: embed titles on Discord, headers on Slack.</summary>
    public IReadOnlyList<string>? Headings { get; init; }

    /// <summary>The lines of <see cref="Text"/> in small print: subtext and embed footers on Discord, context on Slack.</summary>
    public IReadOnlyList<string>? Footnotes { get; init; }

    /// <summary>The name and value pairs of the message: embed fields on Discord, section fields on Slack.</summary>
    public IReadOnlyList<SightFact>? Facts { get; init; }

    /// <summary>The line that shows progress towards a goal (it contains a bar of block characters), if the message has one.</summary>
    public string? Progress { get; init; }

    /// <summary>The buttons that this person can press.</summary>
    public IReadOnlyList<SightButton>? Buttons { get; init; }

    /// <summary>The same in parts, each with the buttons that stand right below it, where there are several such rows: on an app's own page.</summary>
    public IReadOnlyList<Sight>? Parts { get; init; }

    /// <summary>What apps put into the menu of this message; ephemeral ones have none.</summary>
    public IReadOnlyList<SightButton>? Shortcuts { get; init; }

    /// <summary>The files under the message.</summary>
    public IReadOnlyList<SightFile>? Files { get; init; }

    /// <summary>The form that opened.</summary>
    public SightForm? Form { get; init; }

    /// <summary>What the platform shows when the app failed ("This interaction failed", "operation_timeout"), or why the town refused.</summary>
    public string? Error { get; init; }

    /// <summary>Who the message is from: the bot's or a person's display name.</summary>
    public string? Author { get; init; }

    /// <summary>When the message was posted, by the town's clock, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who would have been notified by this message: display names, "@everyone", "@channel" and the like. Empty is left out.</summary>
    public IReadOnlyList<string>? Pings { get; init; }

    /// <summary>The platform's own payload.</summary>
    public JsonNode? Raw { get; init; }
}

/// <summary>One name and value pair of a message.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">The value as plain text.</param>
public sealed record SightFact(string Name, string Value);

/// <summary>A file under a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="Url">Where the town gives it out: <c>GET</c> downloads it.</param>
public sealed record SightFile(string Name, long Size, string Url)
{
    /// <summary>What it is, if the sender said.</summary>
    public string? Description { get; init; }
}

/// <summary>A button as seen.</summary>
/// <param name="Id">The id to name in <c>POST /town/press</c>.</param>
/// <param name="Label">What is written on it.</param>
public sealed record SightButton(string Id, string Label);

/// <summary>An open form.</summary>
/// <param name="Id">The id to name in <c>POST /town/submit</c>.</param>
/// <param name="Title">The form's title.</param>
/// <param name="Fields">Its inputs, in order.</param>
public sealed record SightForm(string Id, string Title, IReadOnlyList<SightField> Fields)
{
    /// <summary>Errors shown at fields after a submission, by field id (Slack only; Discord has none).</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }
}

/// <summary>One input of a form.</summary>
/// <param name="Id">The id to name under <c>values</c> in <c>POST /town/submit</c>.</param>
/// <param name="Label">The label.</param>
/// <param name="Kind">"text", "paragraph", "choice", "date", "channel", "person" or "check".</param>
/// <param name="Required">Whether the platform insists on a value.</param>
/// <param name="Options">The choices, for a choice.</param>
/// <param name="Value">What is filled in already.</param>
/// <param name="Hint">The help text at the field.</param>
public sealed record SightField(
    string Id, string Label, string Kind, bool Required, IReadOnlyList<SightOption>? Options = null, string? Value = null, string? Hint = null)
{
    /// <summary>True where the platform asks the app for choices while somebody types: see <c>POST /town/options</c>.</summary>
    public bool? IsAsked { get; init; }
}

/// <summary>One choice of a field.</summary>
/// <param name="Value">What is submitted.</param>
/// <param name="Label">What is shown.</param>
public sealed record SightOption(string Value, string Label);
