using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Rings when moderators decided something, so that its card follows.</summary>
public sealed class ReviewBell : Bell;
