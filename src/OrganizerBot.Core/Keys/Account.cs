using OrganizerBot.Messages;

namespace OrganizerBot.Keys;

/// <summary>One account in one community: what we count. It is never stored; keys turn it into a pseudonym.</summary>
/// <param name="Community">The community.</param>
/// <param name="MemberId">The platform's id.</param>
public readonly record struct Account(CommunityRef Community, string MemberId);
