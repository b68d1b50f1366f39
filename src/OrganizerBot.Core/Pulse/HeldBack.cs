namespace OrganizerBot.Pulse;

/// <summary>Measurements that would tell when a member did something: they are told together, once the hour is over or when a thousand have come.</summary>
/// <remarks>Why: docs/decisions/0015. What is still held when the bot stops is never told.</remarks>
internal sealed class HeldBack(TimeProvider clock)
{
    /// <summary>Among so many nobody stands out.</summary>
    public const int Crowd = 1000;

    private readonly Lock _gate = new();
    private List<Action> _held = [];
    private long _hour;

    /// <summary>Holds one back.</summary>
    /// <param name="tell">Tells it, later.</param>
    public void Hold(Action tell)
    {
        List<Action> due;
        lock (_gate)
        {
            due = TakeDue();
            _held.Add(tell);
            if (_held.Count >= Crowd)
            {
                due = [.. due, .. _held];
                _held = [];
            }
        }

        due.ForEach(each => each());
    }

    /// <summary>Tells what was held in an hour that is over.</summary>
    public void TellDue()
    {
        List<Action> due;
        lock (_gate)
        {
            due = TakeDue();
        }

        due.ForEach(each => each());
    }

    private List<Action> TakeDue()
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        if (hour == _hour)
        {
            return [];
        }

        (var due, _held, _hour) = (_held, [], hour);
        return due;
    }
}
