namespace OrganizerBot.Messages;

/// <summary>What may be done about the outbox now.</summary>
internal static class OutboxQueries
{
    /// <summary>What waits to be sent or looked at, and is in nobody's hand.</summary>
    public static IQueryable<OutboxEntry> Due(this IQueryable<OutboxEntry> outbox, DateTimeOffset now) => outbox.Open()
        .Where(entry => entry.NotBefore <= now && (entry.LeaseUntil == null || entry.LeaseUntil <= now));

    /// <summary>What is not settled yet.</summary>
    public static IQueryable<OutboxEntry> Open(this IQueryable<OutboxEntry> outbox) =>
        outbox.Where(entry => entry.State == OutboxState.Waiting || entry.State == OutboxState.Sending || entry.State == OutboxState.Planned);
}
