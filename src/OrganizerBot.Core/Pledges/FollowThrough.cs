using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>What is told of those who were asked whether they did what they had pledged. Numbers that everybody may read.</summary>
/// <param name="Share">How many in a hundred of those who answered said that they did: in tens, 10 and 90 being also all that lies beyond, so that neither all nor none are told of.</param>
/// <param name="Of">So many or more answered: in tens, ten at the least.</param>
public readonly record struct FollowThrough(int Share, int Of)
{
    /// <summary>The share that stands for itself and all that is more.</summary>
    public const int Most = 90;

    /// <summary>The share that stands for itself and all that is less.</summary>
    public const int Fewest = 10;

    /// <summary>No lot is smaller while more may come: in a share of fewer one answer more or less would show.</summary>
    public const int Least = 3 * GroupSize.K;

    private const int Step = 10;

    /// <summary>Tells a share as coarsely as it may be told.</summary>
    /// <param name="did">How many said that they did.</param>
    /// <param name="answered">How many answered; <see cref="GroupSize.K"/> or more.</param>
    /// <param name="known">How many are known to have pledged, <see cref="GroupSize.K"/> or more: that more answered is not told.</param>
    public static FollowThrough Tell(int did, int answered, int known)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answered, GroupSize.K);
        ArgumentOutOfRangeException.ThrowIfLessThan(known, GroupSize.K);
        var share = (int)Math.Round(100.0 * did / answered / Step, MidpointRounding.AwayFromZero) * Step;
        return new(Math.Clamp(share, Fewest, Most), Math.Min(answered, known) / Step * Step);
    }

    /// <summary>How many answers are counted at a weekly hour: the rule for signatures without a name, but none or <see cref="Least"/> and more, and what is left in the end none or <see cref="GroupSize.K"/> and more.</summary>
    /// <param name="sheet">What was pledged on.</param>
    /// <param name="waiting">How many wait.</param>
    /// <param name="isLast">Whether nobody is asked any more: then all are counted that may be.</param>
    /// <param name="heldBack">A random number between K and 3K.</param>
    public static int Lot(Sheet sheet, int waiting, bool isLast, Func<int> heldBack)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(heldBack);
        return (isLast, sheet.Counting) switch
        {
            (true, _) => waiting >= GroupSize.K ? waiting : 0,
            (false, Counting.Weekly) => GroupSize.WeeklyBatch(waiting, heldBack()) is >= Least and var lot ? lot : 0,
            // Where only the goal is ever said, one number is told, once.
            _ => 0,
        };
    }
}
