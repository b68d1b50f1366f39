using System.Threading.Channels;

namespace OrganizerBot.Messages;

/// <summary>Rings when there may be something to do. Ringing twice before anybody looks is ringing once.</summary>
public abstract class Bell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Rings once a unit of work is saved; never when it is not.</summary>
    public void RingAfter(OrganizerDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.SavedChanges += (_, _) => Ring();
    }

    /// <summary>Waits for the next ring.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _rung.Reader.ReadAsync(cancellationToken);
}
