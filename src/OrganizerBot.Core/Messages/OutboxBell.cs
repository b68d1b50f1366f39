namespace OrganizerBot.Messages;

/// <summary>Rings when something may be waiting in the outbox.</summary>
public sealed class OutboxBell : Bell;
