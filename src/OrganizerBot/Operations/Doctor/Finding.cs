namespace OrganizerBot.Operations.Doctor;

/// <summary>Something that a check found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Setting">The setting, file or channel to look at first, such as <c>Discord:BotToken</c>.</param>
/// <param name="What">What is wrong, in a plain sentence.</param>
/// <param name="Fix">What to do about it, in a plain sentence.</param>
internal sealed record Finding(Severity Severity, string Setting, string What, string Fix)
{
    /// <summary>Something that keeps the bot from its work, or a promise to members from being kept.</summary>
    public static Finding Wrong(string setting, string what, string fix) => new(Severity.Wrong, setting, what, fix);

    /// <summary>Something to know or to better; the bot does its work.</summary>
    public static Finding Note(string setting, string what, string fix) => new(Severity.Note, setting, what, fix);
}

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>To know.</summary>
    Note,

    /// <summary>To mend.</summary>
    Wrong,
}
