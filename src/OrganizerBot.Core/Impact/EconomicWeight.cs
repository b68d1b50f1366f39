namespace OrganizerBot.Impact;

/// <summary>What refusals cost the company that was refused, as a range: for each stage, how many there were × the chance that one would have become a hire × what it costs to fill that place otherwise.</summary>
/// <remarks>
/// Interval arithmetic, not a simulation: the range holds the expected cost for every chance and every cost within the assumptions, and no other number. It says nothing of how likely
/// one end is, because the assumptions do not. All stages share one cost, and every term grows with it, so both ends can come about.
/// </remarks>
public static class EconomicWeight
{
    /// <summary>More refusals than this are no number that says anything, and soon none that can be counted.</summary>
    private const decimal MostRefusals = 1_000_000_000_000_000_000m;

    /// <summary>The weight of some refusals.</summary>
    /// <param name="refusals">For each stage, how many, and the chance that one becomes a hire: from 0 to 1.</param>
    /// <param name="replacement">What it costs to fill one place otherwise, in whatever money.</param>
    /// <returns>In the same money.</returns>
    public static Interval Of(IEnumerable<(int Refusals, Interval Chance)> refusals, Interval replacement)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        return refusals.Aggregate(Interval.Exactly(0), (all, stage) => all + (Interval.Exactly(stage.Refusals) * stage.Chance)) * replacement;
    }

    /// <summary>The chance that one of some refusals, whichever it is, would have become a hire.</summary>
    /// <param name="refusals">For each stage, how many, and the chance: from 0 to 1.</param>
    /// <param name="all">How many they are together; more than none.</param>
    public static Interval Mean(IReadOnlyList<(int Refusals, Interval Chance)> refusals, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all);
        var hires = Of(refusals, Interval.Exactly(1));
        return new Interval(hires.Low / all, hires.High / all);
    }

    /// <summary>How many refusals a month outweigh what comes in each month: at the least and at the most.</summary>
    /// <param name="monthly">What comes in, more than nothing.</param>
    /// <param name="chance">The chance that one refusal would have become a hire.</param>
    /// <param name="replacement">What it costs to fill one place otherwise.</param>
    /// <returns>Whole refusals; null where a refusal may weigh nothing or next to nothing, so that no number is enough.</returns>
    public static (long Low, long High)? CriticalMass(decimal monthly, Interval chance, Interval replacement)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(monthly);
        return (chance * replacement).Into(monthly) is { High: <= MostRefusals } range ? (Outweighing(range.Low), Outweighing(range.High)) : null;
    }

    /// <summary>What comes in over a year as a share of what the whole company is worth: 0.01 is one percent.</summary>
    /// <param name="monthly">What comes in each month.</param>
    /// <param name="worth">What the company is worth, more than nothing.</param>
    public static decimal ShareOfWorth(decimal monthly, decimal worth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(worth);
        return 12 * monthly / worth;
    }

    /// <summary>The first whole number that is more: as much is not yet more.</summary>
    private static long Outweighing(decimal refusals) => (long)decimal.Floor(refusals) + 1;
}
