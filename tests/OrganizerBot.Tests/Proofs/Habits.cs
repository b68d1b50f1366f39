using System.Globalization;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>How those behave whom the observer does not know. The observer knows their habits, but not what each of them does.</summary>
/// <param name="Signing">The share that signs.</param>
/// <param name="Early">Whether most come in the first days; otherwise all days are alike.</param>
/// <param name="Named">The share of signers who show their name.</param>
/// <param name="Leaving">The share of signers who take it back on a later day.</param>
internal sealed record Habits(double Signing, bool Early, double Named = 0, double Leaving = 0)
{
    private static readonly double[] Shares = [0.3, 0.6, 0.9];
    private static readonly bool[] Rhythms = [false, true];
    private static readonly (double, bool)[] Telling = [(0.6, true), (0.9, false)];

    private readonly double[] _upTo = Share(Early ? 0.85 : 1);

    /// <summary>Few, some and many signers, who come evenly or early; in the short form the two that give away most.</summary>
    public static IEnumerable<Habits> All(double named = 0, double leaving = 0) =>
        from kind in Figures.Long ? Shares.SelectMany(share => Rhythms.Select(early => (share, early))) : Telling
        select new Habits(kind.Item1, kind.Item2, named, leaving);

    /// <summary>The share of signers who have come by the end of a day.</summary>
    public double UpTo(int day) => day < 0 ? 0 : _upTo[Math.Min(day, Game.Days - 1)];

    /// <summary>The day on which somebody comes.</summary>
    /// <param name="chance">Between 0 and 1.</param>
    public int DayAt(double chance)
    {
        var day = 0;
        while (_upTo[day] < chance && day < Game.Days - 1)
        {
            day++;
        }

        return day;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Signing:0 %} sign {(Early ? "early" : "evenly")}{(Named > 0 ? $", {Named:0 %} by name" : "")}{(Leaving > 0 ? $", {Leaving:0 %} leave" : "")}");

    private static double[] Share(double fading)
    {
        var upTo = new double[Game.Days];
        var (sum, weight) = (0.0, 1.0);
        for (var day = 0; day < Game.Days; day++, weight *= fading)
        {
            upTo[day] = sum += weight;
        }

        return [.. upTo.Select(share => share / sum)];
    }
}
