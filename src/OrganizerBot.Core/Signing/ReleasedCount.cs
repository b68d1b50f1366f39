using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>The only count that any view reads: what has been made public of a sheet's signatures.</summary>
/// <param name="Named">Signatures with a name; these count at once.</param>
/// <param name="Counted">Signatures without a name that have been published.</param>
/// <param name="GoalReached">Whether it has been said that the goal is reached.</param>
/// <param name="Mark">The latest checkpoint of the tally, or null before the first.</param>
public readonly record struct ReleasedCount(int Named, int Counted, bool GoalReached, TallyMark? Mark = null)
{
    /// <summary>Both together.</summary>
    public int Total => Named + Counted;
}
