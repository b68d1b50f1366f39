namespace OrganizerBot.Messages;

/// <summary>A chat service on which communities live.</summary>
public enum Platform
{
    /// <summary>Discord.</summary>
    Discord,

    /// <summary>Slack.</summary>
    Slack,
}
