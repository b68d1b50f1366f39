namespace OrganizerBot.Pictures;

/// <summary>The numbers of an axis: whole, from zero, in steps of 1, 2 or 5 and their tenfolds.</summary>
/// <param name="Step">From one to the next.</param>
/// <param name="Top">The highest.</param>
internal readonly record struct ChartTicks(long Step, long Top)
{
    /// <summary>Above this no axis goes; no count of people comes near.</summary>
    private const long Highest = 1_000_000_000_000_000;

    /// <summary>All of them, from zero up.</summary>
    public IEnumerable<long> All
    {
        get
        {
            for (long tick = 0; tick <= Top; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>The finest steps with which few lines reach a number.</summary>
    /// <param name="count">The number.</param>
    /// <param name="most">How many steps there may be; at least one.</param>
    public static ChartTicks Upto(long count, int most)
    {
        var highest = Math.Clamp(count, 1, Highest);
        for (long ten = 1; ; ten *= 10)
        {
            foreach (var step in (ReadOnlySpan<long>)[ten, 2 * ten, 5 * ten])
            {
                var steps = ((highest - 1) / step) + 1;
                if (steps <= most)
                {
                    return new(step, steps * step);
                }
            }
        }
    }
}
