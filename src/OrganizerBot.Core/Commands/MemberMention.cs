namespace OrganizerBot.Commands;

/// <summary>An account that somebody named in a command.</summary>
/// <param name="Id">The platform's id.</param>
public readonly record struct MemberMention(string Id);
