namespace OrganizerBot.Messages;

/// <summary>What a platform must allow the bot in a channel so that it can post there, by Discord's names. Slack knows only whether the bot is in the channel.</summary>
[Flags]
public enum PostingRights
{
    /// <summary>The platform did not say what is missing.</summary>
    None = 0,

    /// <summary>To see the channel.</summary>
    ViewChannel = 1,

    /// <summary>To write in it.</summary>
    SendMessages = 2,

    /// <summary>To write in its threads.</summary>
    SendMessagesInThreads = 4,

    /// <summary>To show cards.</summary>
    EmbedLinks = 8,
}
