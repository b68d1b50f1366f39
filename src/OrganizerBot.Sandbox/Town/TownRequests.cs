using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Town;

/// <summary>What a person does, in the scriptable interface.</summary>
/// <param name="Platform">"discord" or "slack".</param>
/// <param name="Community">Id or name; may be left out where the platform has only one.</param>
/// <param name="Channel">Id or name.</param>
/// <param name="As">Id or name of the person.</param>
internal sealed record TownAct(string? Platform, string? Community, string? Channel, string? As)
{
    /// <summary>What is typed, for say, suggest and options.</summary>
    public string? Text { get; init; }

    /// <summary>The message, for press and shortcut.</summary>
    public string? Message { get; init; }

    /// <summary>The button, for press.</summary>
    public string? Button { get; init; }

    /// <summary>What is taken in the message's menu, by id or by name, for shortcut.</summary>
    public string? Shortcut { get; init; }

    /// <summary>The input, for options.</summary>
    public string? Field { get; init; }

    /// <summary>The form, for submit and options.</summary>
    public string? Form { get; init; }

    /// <summary>The form's values by field id, for submit.</summary>
    public Dictionary<string, JsonNode?>? Values { get; init; }
}

/// <summary>Who comes into a group, or leaves it.</summary>
/// <param name="Platform">"discord" or "slack".</param>
/// <param name="Community">Id or name; may be left out where the platform has only one.</param>
/// <param name="As">Id or name of the person.</param>
/// <param name="Group">Id or name of the role, id or handle of the user group.</param>
/// <param name="In">Whether they come in; they leave where it is false.</param>
internal sealed record TownGathering(string? Platform, string? Community, string? As, string? Group, bool? In);

/// <summary>A move of the clock.</summary>
/// <param name="Advance">An ISO 8601 duration such as <c>PT1H</c>.</param>
internal sealed record TownClockMove(string? Advance);

/// <summary>Trouble to arrange.</summary>
/// <param name="Platform">"discord" or "slack".</param>
/// <param name="Route">The route, as <see cref="TownFaults.Arrange"/> explains.</param>
/// <param name="Kind">The name of a <see cref="TownFault"/>, or "429", "500", "garbage", "hang".</param>
/// <param name="Calls">How many calls are hit; 1 unless told.</param>
internal sealed record TownTrouble(string? Platform, string? Route, string? Kind, int? Calls);
