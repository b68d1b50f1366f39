namespace OrganizerBot.Sandbox.Town;

/// <summary>The town's time: real time plus an offset that a person may move forward. Timers that fall due by a move fire at once.</summary>
/// <remarks>The bot in the town runs on this clock too, so that "a week later" takes a second.</remarks>
public sealed class TownClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<TownTimer> _timers = [];
    private TimeSpan _offset;

    /// <summary>How far the town is ahead of real time.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_gate)
            {
                return _offset;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">How far; negative values are refused, because time that people have seen does not return.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TownTimer[] timers;
        lock (_gate)
        {
            _offset += by;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TownTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class TownTimer : ITimer
    {
        private readonly TownClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _real;
        private readonly Lock _gate = new();
        private DateTimeOffset? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TownTimer(TownClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _real = System.CreateTimer(static timer => ((TownTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            lock (clock._gate)
            {
                clock._timers.Add(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }

            return Rearm();
        }

        public bool Rearm()
        {
            lock (_gate)
            {
                var wait = _due is { } due ? due - _clock.GetUtcNow() : Timeout.InfiniteTimeSpan;
                // A wait over the timer's own limit (about 49 days) is cut: when it fires early, Fire arms it again.
                wait = wait == Timeout.InfiniteTimeSpan ? wait : TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, TimeSpan.FromDays(40).Ticks));
                return _real.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            lock (_gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                if (due > _clock.GetUtcNow())
                {
                    Rearm();
                    return;
                }

                var repeats = _period != Timeout.InfiniteTimeSpan && _period > TimeSpan.Zero;
                _due = repeats ? _clock.GetUtcNow() + _period : null;
                Rearm();
            }

            _callback(_state);
        }
    }
}
