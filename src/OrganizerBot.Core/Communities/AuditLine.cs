using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>One line of the audit as moderators read it.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Act">What was done, in words.</param>
/// <param name="About">The code of what it was about, or what it changed, if any.</param>
/// <param name="Member">The moderator, or null where that cannot be read.</param>
/// <param name="ByCaller">Whether that is who asks.</param>
internal sealed record AuditLine(DateOnly Day, string Act, string? About, MemberRef? Member, bool ByCaller);
