using System.Text.Json;

namespace OrganizerBot.Slack;

/// <summary>What a call to Slack gave. The list is closed: whoever calls handles each.</summary>
internal abstract record SlackAnswer
{
    private SlackAnswer()
    {
    }

    /// <summary>What time it is at Slack's, if it said.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>What the token may do, if Slack said: names of scopes, separated by commas.</summary>
    public string? Scopes { get; init; }

    /// <summary>It is done.</summary>
    /// <param name="Body">The answer.</param>
    internal sealed record Done(JsonElement Body) : SlackAnswer;

    /// <summary>Slack refuses.</summary>
    /// <param name="Code">Slack's code, such as <c>not_in_channel</c>.</param>
    /// <param name="Where">Places in our body that Slack found wrong, never words.</param>
    internal sealed record Refused(string Code, string Where = "") : SlackAnswer;

    /// <summary>Slack asks to wait; nothing happened.</summary>
    /// <param name="Time">How long.</param>
    internal sealed record Wait(TimeSpan Time) : SlackAnswer;

    /// <summary>Nothing was written: it certainly did not happen.</summary>
    /// <param name="Detail">For the log.</param>
    internal sealed record Unreached(string Detail) : SlackAnswer;

    /// <summary>The call was written and no sensible answer came: it may have happened.</summary>
    /// <param name="Detail">For the log.</param>
    internal sealed record Lost(string Detail) : SlackAnswer;
}
