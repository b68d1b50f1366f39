namespace OrganizerBot.Benchmarks.Served;

/// <summary>The system's clock, until it is put forward.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan time) => _ahead += time;
}
