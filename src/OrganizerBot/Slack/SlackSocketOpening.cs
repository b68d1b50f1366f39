namespace OrganizerBot.Slack;

/// <summary>What came of opening a connection. The list is closed: whoever opens handles each.</summary>
internal abstract record SlackSocketOpening
{
    private SlackSocketOpening()
    {
    }

    /// <summary>It is open, and Slack has greeted.</summary>
    /// <param name="Connection">The connection.</param>
    internal sealed record Open(SlackSocketConnection Connection) : SlackSocketOpening;

    /// <summary>Not this time.</summary>
    /// <param name="Why">A code for the log.</param>
    /// <param name="Wait">How long Slack asks to wait, if it does.</param>
    internal sealed record Failed(string Why, TimeSpan? Wait = null) : SlackSocketOpening;

    /// <summary>Never, as things stand.</summary>
    /// <param name="Code">One of <see cref="SlackSocketRefusals"/>.</param>
    internal sealed record Refused(string Code) : SlackSocketOpening;
}
