namespace OrganizerBot.Commands;

/// <summary>Who may use a command. Checked when it runs, whatever a client showed.</summary>
public enum CommandPolicy
{
    /// <summary>Whoever can type it here, guests and people from outside included.</summary>
    Anyone,

    /// <summary>Accounts that belong to this community.</summary>
    Member,

    /// <summary>Accounts that belong to this community, where no employer controls it. Elsewhere it is refused before a form opens, so that nobody writes their words for nothing.</summary>
    Signer,

    /// <summary>Moderators of this community.</summary>
    Moderator,
}
