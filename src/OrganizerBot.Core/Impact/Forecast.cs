using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace OrganizerBot.Impact;

/// <summary>When a number will be reached if it goes on as in the last four weeks, with how much chance there is in that.</summary>
/// <remarks>
/// Those who come are taken to come independently of each other at a steady pace that nobody knows. With Jeffreys' prior for that pace, S who came in W weeks and R who are
/// still missing, the time until the last of them, divided by W, has the beta prime distribution with the parameters R and S + ½ (a gamma variable over a gamma variable).
/// What becomes public many at a time is spread wider. Where the weeks vary more than by chance (their index of dispersion is larger than 1), as many as that count as one.
/// Simulated campaigns whose signatures become public as here are within the range more often than stated, because a week is then the smallest step of the truth.
/// </remarks>
/// <param name="Early">In so many weeks with one chance in ten at the most.</param>
/// <param name="Middle">In so many weeks as likely as not.</param>
/// <param name="Late">In so many weeks with nine chances in ten at the least.</param>
public sealed record Forecast(double Early, double Middle, double Late)
{
    /// <summary>How many whole weeks are looked back on.</summary>
    public const int Weeks = 4;

    /// <summary>Of fewer who came in those weeks nothing is said.</summary>
    public const int Least = 10;

    /// <summary>What lies further ahead is not said: nothing goes on for so long as it went for four weeks.</summary>
    public const double Longest = 104;

    /// <summary>Forecasts.</summary>
    /// <param name="missing">How many are missing; none where it is reached.</param>
    /// <param name="weeks">How many came in each of the last whole weeks.</param>
    /// <returns>Null where too little is known to say anything, or nothing is missing.</returns>
    public static Forecast? Of(int missing, IReadOnlyList<int> weeks)
    {
        ArgumentNullException.ThrowIfNull(weeks);
        var came = weeks.Sum();
        if (missing <= 0 || weeks.Count < Weeks || came < Least)
        {
            return null;
        }

        var lot = Dispersion(weeks);
        double At(double chance)
        {
            var share = Beta.InvCDF(missing / lot, (came / lot) + 0.5, chance);
            return weeks.Count * share / (1 - share);
        }

        try
        {
            return At(0.1) is var early && early <= Longest ? new Forecast(early, At(0.5), At(0.9)) : null;
        }
        catch (NonConvergenceException)
        {
            // Numbers so far apart that the library finds no answer are too far apart to say anything.
            return null;
        }
    }

    /// <summary>The variance of the weeks over their mean, at least 1.</summary>
    private static double Dispersion(IReadOnlyList<int> weeks)
    {
        var mean = weeks.Average();
        return Math.Max(1, weeks.Sum(week => (week - mean) * (week - mean)) / (weeks.Count - 1) / mean);
    }
}
