using System.Security.Cryptography;

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

    /// <summary>How many are published at the close: all of them, or none when fewer than K are left.</summary>
    public static int ClosingBatch(int pending) => pending >= K ? pending : 0;

    /// <summary>A number of signatures to hold back, between K and 3K.</summary>
    public static int HoldBack() => RandomNumberGenerator.GetInt32(K, (3 * K) + 1);
}
