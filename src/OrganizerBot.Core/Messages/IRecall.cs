namespace OrganizerBot.Messages;

/// <summary>Takes back what certainly was not posted and can be written anew when the channel is well again: it then tells what is true by then, and several become one.</summary>
internal interface IRecall
{
    /// <summary>Takes back, with this saving, what it can of messages that wait.</summary>
    /// <param name="waiting">Messages of which none may have been posted.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task RecallAsync(IReadOnlyCollection<OutboxEntry> waiting, CancellationToken cancellationToken);
}
