using System.Threading.Channels;

namespace OrganizerBot.Signing;

/// <summary>Rings when what may be shown of a sheet has changed, so that its cards follow. A lost ring does no harm: all cards are looked at each minute.</summary>
public sealed class SheetBell
{
    private readonly Channel<Id<Sheet>> _rung = Channel.CreateBounded<Id<Sheet>>(new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings for a sheet.</summary>
    public void Ring(Id<Sheet> sheet) => _rung.Writer.TryWrite(sheet);

    /// <summary>Waits for a ring, then takes all that rang.</summary>
    /// <param name="pause">Lets more ring before they are taken, so that many presses are one edit.</param>
    /// <param name="clock">The clock of the pause.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlySet<Id<Sheet>>> WaitAsync(TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        await _rung.Reader.WaitToReadAsync(cancellationToken);
        await Task.Delay(pause, clock, cancellationToken);
        HashSet<Id<Sheet>> rung = [];
        while (_rung.Reader.TryRead(out var sheet))
        {
            rung.Add(sheet);
        }

        return rung;
    }
}
