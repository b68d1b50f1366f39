using System.Threading.Channels;

namespace OrganizerBot.Messages;

/// <summary>Rings when something may be waiting in the outbox. Ringing twice before anybody looks is ringing once.</summary>
public sealed class OutboxBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits for the next ring.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _rung.Reader.ReadAsync(cancellationToken);
}
