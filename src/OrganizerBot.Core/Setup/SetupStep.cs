namespace OrganizerBot.Setup;

/// <summary>The steps of setting the bot up, in their order, and the screen at their end.</summary>
public enum SetupStep
{
    /// <summary>Who controls the community.</summary>
    Owner,

    /// <summary>The language of what is posted in public.</summary>
    Language,

    /// <summary>The time zone.</summary>
    Zone,

    /// <summary>The moderators' channel.</summary>
    Channel,

    /// <summary>Which refusals wait for a moderator.</summary>
    Review,

    /// <summary>The first digest.</summary>
    Digest,

    /// <summary>What is set and what is missing.</summary>
    Summary,
}
