namespace OrganizerBot.Signing;

/// <summary>What the size of a group means for what may be said about its signatures.</summary>
public static class GroupSize
{
    /// <summary>No published step of unnamed signatures is smaller than this.</summary>
    public const int K = 10;

    /// <summary>The rule for a group.</summary>
    /// <param name="eligible">How many accounts could sign.</param>
    public static Counting CountingFor(int eligible) => eligible switch
    {
        < 8 => Counting.NamedOnly,
        < 12 => Counting.GoalAtDeadline,
        < 40 => Counting.GoalOnly,
        _ => Counting.Weekly,
    };

    /// <summary>The smallest goal under which unnamed signatures are counted towards it where only reaching it is ever said: with a goal of one or two, whoever knows whom they asked would know who signed.</summary>
    public const int LeastGoal = 5;

    /// <summary>The largest goal under which unnamed signatures are counted towards it: at most two thirds of the members.</summary>
    public static int LargestGoal(int eligible) => Math.Max(1, eligible * 2 / 3);

    /// <summary>A goal for a group whose moderators named none: a third of it.</summary>
    public static int UsualGoal(int eligible) => Math.Max(1, (eligible + 2) / 3);

    /// <summary>How many of the pending changes are published this week in a large group: with 2K and more, all but a random number between K and 3K of them.</summary>
    /// <param name="pending">Pending unnamed signatures (or withdrawals).</param>
    /// <param name="heldBack">A random number between K and 3K.</param>
    /// <returns>Zero, or at least K.</returns>
    public static int WeeklyBatch(int pending, int heldBack)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heldBack, K);
        var batch = pending >= 2 * K ? pending - heldBack : 0;
        return batch >= K ? batch : 0;
    }

    /// <summary>How many signatures and withdrawals are published at the close, together.</summary>
    /// <remarks>
    /// Each of both is none or at least K, and so is what they change the number by: so the number comes as near to the truth as it may.
    /// It is off by fewer than K.
    /// </remarks>
    /// <param name="signed">Pending signatures without a name.</param>
    /// <param name="left">Pending withdrawals of published ones.</param>
    public static (int Signed, int Left) ClosingBatches(int signed, int left)
    {
        var change = NearestStep(signed - left);
        if (change > signed || -change > left)
        {
            change = 0;
        }

        var both = Math.Min(signed - Math.Max(change, 0), left - Math.Max(-change, 0));
        both = both >= K ? both : 0;
        return (both + Math.Max(change, 0), both + Math.Max(-change, 0));
    }

    /// <summary>How many may sign within an hour before the others are held: two thirds of the group, but never fewer than twice K.</summary>
    public static int MostInAnHour(int eligible) => Math.Max(2 * K, eligible * 2 / 3);

    /// <summary>The change nearest to one wanted that is none or at least K.</summary>
    private static int NearestStep(int change) => Math.Abs(change) >= K ? change : Math.Abs(change) * 2 < K ? 0 : Math.Sign(change) * K;
}
