using OrganizerBot.Messages;

namespace OrganizerBot.Pulse;

/// <summary>What was waiting when somebody last looked, of all communities together.</summary>
/// <param name="OutboxSince">Since when the oldest message waits that could be sent, or null when none does.</param>
/// <param name="OutboxWaiting">How many messages wait.</param>
/// <param name="Suspended">How many channels nothing is posted to for now, by platform.</param>
/// <param name="DigestDueSince">Since when the latest digest should have been there, or null when none is late.</param>
public sealed record BotReading(DateTimeOffset? OutboxSince, int OutboxWaiting, IReadOnlyDictionary<Platform, int> Suspended, DateTimeOffset? DigestDueSince);
