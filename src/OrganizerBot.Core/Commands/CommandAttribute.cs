namespace OrganizerBot.Commands;

/// <summary>Declares a command. Its words stand in <c>Languages/Commands.resx</c> under its path with dots, such as <c>petition.sign</c>.</summary>
/// <param name="path">One noun and one verb, lower case, such as <c>petition sign</c>; a second verb may follow (<c>organizer moderators add</c>).</param>
/// <param name="policy">Who may.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommandAttribute(string path, CommandPolicy policy) : Attribute
{
    /// <summary>The path.</summary>
    public string Path { get; } = path;

    /// <summary>Who may.</summary>
    public CommandPolicy Policy { get; } = policy;

    /// <summary>Whether members whom moderators have blocked may not use it. They are told so before a form opens.</summary>
    public bool IsClosedToBlocked { get; init; }

    /// <summary>Whether others may use it too and moderators are shown more, such as drafts.</summary>
    public bool ShowsModeratorsMore { get; init; }
}
