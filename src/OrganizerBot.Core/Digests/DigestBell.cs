using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Rings when a digest was added, paused, resumed or removed, so that whoever wakes digests knows.</summary>
public sealed class DigestBell : Bell;
