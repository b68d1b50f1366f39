namespace OrganizerBot.Refusals;

/// <summary>Who may read the name of whoever logs a refusal.</summary>
internal enum Credit
{
    /// <summary>Nobody.</summary>
    No,

    /// <summary>Whoever can read the refusals of the campaign in the chat.</summary>
    Yes,

    /// <summary>Anybody on the internet too, where the campaign has a public page.</summary>
    Public,
}
