namespace OrganizerBot.Signing;

/// <summary>How many of the published signatures of each community may be told. The total is public to the last one, so whatever is told of some tells of the others.</summary>
/// <remarks>
/// What is not told of all communities together stays at least as large as the floor. So whoever subtracts what is told from the total, at this or any other time,
/// cannot tell that fewer than the floor came from any one of them: all that is not told may be its own. A number that is told moves by the floor or more, and as many
/// stay behind as chance decides, so that neither the hour at which it moves nor what stays behind tells on one. See decision 25.
/// </remarks>
public static class SplitRule
{
    /// <summary>Raises what may be told, after a publication.</summary>
    /// <param name="cells">Of each community: how many were published, and how many of those are told.</param>
    /// <param name="floor">The floor.</param>
    /// <param name="heldBack">How many of a community stay behind: a random number between none and twice the floor, anew for each.</param>
    /// <param name="order">The order in which communities have their turn, by their place among the cells: random, because where not all can be told the first are.</param>
    /// <returns>How many are told of each.</returns>
    public static IReadOnlyList<int> Raise(IReadOnlyList<(int Published, int Told)> cells, int floor, Func<int> heldBack, IEnumerable<int> order)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(heldBack);
        ArgumentNullException.ThrowIfNull(order);
        int[] told = [.. cells.Select(cell => cell.Told)];
        var untold = cells.Sum(cell => cell.Published - cell.Told);
        foreach (var place in order)
        {
            var step = cells[place].Published - told[place] - heldBack();
            if (step >= floor && untold - step >= floor)
            {
                told[place] += step;
                untold -= step;
            }
        }

        return told;
    }
}
