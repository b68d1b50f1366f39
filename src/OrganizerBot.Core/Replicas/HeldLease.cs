namespace OrganizerBot.Replicas;

/// <summary>A lease in the hand of whoever took it. Disposed of, it is given back.</summary>
/// <remarks>How long it holds is measured by this process's own steady clock, from before the database was asked: it ends here before it ends there, also for a process that stood still meanwhile.</remarks>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider? _clock;
    private readonly TimeSpan _life;
    private readonly Func<HeldLease, Task> _giveBack;
    private readonly CancellationTokenSource _over;
    private long _since;
    private bool _isGiven;

    private HeldLease(string name)
    {
        (Name, _giveBack, _over) = (name, _ => Task.CompletedTask, new CancellationTokenSource());
        Over = _over.Token;
    }

    /// <summary>One that is to be prolonged.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="fence">Its fence when it was taken.</param>
    /// <param name="since">The clock's timestamp before it was asked for.</param>
    /// <param name="life">How long it holds without being prolonged.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="giveBack">Gives it back.</param>
    internal HeldLease(string name, int fence, long since, TimeSpan life, TimeProvider clock, Func<HeldLease, Task> giveBack)
    {
        (Name, Fence, _since, _life, _clock, _giveBack) = (name, fence, since, life, clock, giveBack);
        _over = new CancellationTokenSource(life, clock);
        Over = _over.Token;
    }

    /// <summary>What it is about.</summary>
    public string Name { get; }

    /// <summary>Whether it is still ours. To be asked right before whatever must not be done by two.</summary>
    public bool Holds => !Over.IsCancellationRequested && (_clock is null || _clock.GetElapsedTime(Volatile.Read(ref _since)) < _life);

    /// <summary>Cancelled once it is no longer ours.</summary>
    public CancellationToken Over { get; }

    /// <summary>How long nobody is to have it after it is given back.</summary>
    public TimeSpan Rest { get; set; }

    /// <summary>Its fence when it was taken.</summary>
    internal int Fence { get; }

    /// <summary>It is given to nobody while there are more replicas than this.</summary>
    internal int MostReplicas { get; init; } = int.MaxValue;

    /// <summary>One that nobody takes away.</summary>
    internal static HeldLease ForGood(string name) => new(name);

    /// <summary>It was prolonged.</summary>
    /// <param name="since">The clock's timestamp before it was asked for.</param>
    internal void Renew(long since)
    {
        lock (_gate)
        {
            if (!_isGiven && Holds)
            {
                Volatile.Write(ref _since, since);
                _over.CancelAfter(_life - _clock!.GetElapsedTime(since) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
            }
        }
    }

    /// <summary>Somebody else has it.</summary>
    internal void Lose()
    {
        lock (_gate)
        {
            if (!_isGiven)
            {
                _over.Cancel();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isGiven)
            {
                return;
            }

            _isGiven = true;
        }

        await _over.CancelAsync();
        await _giveBack(this);
        _over.Dispose();
    }
}
