namespace OrganizerBot.Signing;

/// <summary>How many of the published signatures of each community may be told. The total is public to the last one, so whatever is told of some tells of the others.</summary>
/// <remarks>
/// What is not told of all communities together stays at least as large as the floor. So whoever subtracts what is told from the total, at this or any other time,
/// cannot tell that fewer than the floor came from any one of them: all that is not told may be its own. A number that is told moves by the floor or more, and as many
/// stay behind as chance decides. Whatever is told could have been told of anything that fits the totals, so that to know the rule does not help. See decision 25.
/// </remarks>
public static class SplitRule
{
    /// <summary>Raises what may be told, after a publication.</summary>
    /// <param name="cells">Of each community: how many were published, and how many of those are told.</param>
    /// <param name="floor">The floor.</param>
    /// <param name="heldBack">How many of so many that are not told yet stay behind: a random number between none and all, each of them possible, anew for each community.</param>
    /// <param name="order">The order in which communities have their turn, by their place among the cells: random, because where not all can be told the first are.</param>
    /// <returns>How many are told of each.</returns>
    public static IReadOnlyList<int> Raise(IReadOnlyList<(int Published, int Told)> cells, int floor, Func<int, int> heldBack, IEnumerable<int> order)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(heldBack);
        ArgumentNullException.ThrowIfNull(order);
        int[] told = [.. cells.Select(cell => cell.Told)];
        var untold = cells.Sum(cell => cell.Published - cell.Told);
        foreach (var place in order)
        {
            var waiting = cells[place].Published - told[place];
            var step = waiting - heldBack(waiting);
            if (step >= floor && untold - step >= floor)
            {
                told[place] += step;
                untold -= step;
            }
        }

        return told;
    }
}
