namespace OrganizerBot.Commands;

/// <summary>What an option takes.</summary>
public enum OptionKind
{
    /// <summary>Words that a person writes.</summary>
    Text,

    /// <summary>Something short with a form of its own: a code, a month, a schedule.</summary>
    Short,

    /// <summary>One of a fixed few.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A member.</summary>
    Member,

    /// <summary>A group of members: a role, a user group.</summary>
    Group,

    /// <summary>A web address.</summary>
    Link,
}
