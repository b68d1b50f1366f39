namespace OrganizerBot.Web.Public;

/// <summary>Keeps what was made, for a minute at the most: however many ask, it is made once, and made anew before it gets old while the old one is still given out.</summary>
/// <param name="clock">Tells how old it is.</param>
/// <param name="make">Makes it. What fails is not kept; a second goes by before it is tried again.</param>
internal sealed class Renewed<T>(TimeProvider clock, Func<Task<T>> make)
    where T : class
{
    /// <summary>From this age on whoever asks has it made anew.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(45);

    /// <summary>Nothing older is given out: whoever asks waits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Made? _made;
    private Making? _making;

    /// <summary>What is kept, with its age; or what is made now.</summary>
    public ValueTask<Aged<T>> FindAsync()
    {
        if (_made is { } made && clock.GetElapsedTime(made.Since) is var age && age < Longest)
        {
            if (age >= Renewal)
            {
                Begin();
            }

            return new(new Aged<T>(made.Value, age));
        }

        return new(AwaitAsync(Begin()));
    }

    /// <summary>Lets go of it: something was changed. What is being made now may be from before the change, and is not kept.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            (_made, _making) = (null, null);
        }
    }

    private Making Begin()
    {
        lock (_gate)
        {
            if (_making is { } under && (!under.Work.IsCompleted || (under.Work.IsFaulted && clock.GetElapsedTime(under.Since) < Pause)))
            {
                return under;
            }

            var making = new Making(clock.GetTimestamp());
            making.Work = Task.Run(() => MakeAsync(making));
            return _making = making;
        }
    }

    private async Task<T> MakeAsync(Making making)
    {
        var value = await make();
        lock (_gate)
        {
            if (ReferenceEquals(_making, making))
            {
                _made = new Made(value, making.Since);
            }
        }

        return value;
    }

    private async Task<Aged<T>> AwaitAsync(Making making) => new(await making.Work, clock.GetElapsedTime(making.Since));

    private sealed record Made(T Value, long Since);

    private sealed class Making(long since)
    {
        public long Since { get; } = since;

        public Task<T> Work { get; set; } = null!;
    }
}

/// <summary>Something that is kept, and how long ago it began to be made.</summary>
internal readonly record struct Aged<T>(T Value, TimeSpan Age);
