using OrganizerBot.Signing;

namespace OrganizerBot.Proofs;

/// <summary>
/// The best observer there can be, where nobody takes a signature back: who works out by Bayes' rule how likely what was shown is if it was A, and if it
/// was B. Nobody who sees the same can do better, so the advantage measured here is the whole of what is given away.
/// </summary>
/// <remarks>
/// The unknown is how many others have signed without a name by each weekly hour. Their numbers are followed hour by hour, each weighed by how likely it makes
/// what was shown; the held-back number and the margin are unknown too, each value as likely as any other.
/// </remarks>
internal sealed class ExactObserver
{
    private const int Last = 5;

    private readonly Game _game;
    private readonly Counting _counting;
    private readonly double[][] _steps;
    private readonly double[][][] _arrivals = new double[Last][][];
    private readonly int _mostMargin;

    /// <summary>An observer of one game.</summary>
    /// <param name="game">The game.</param>
    /// <param name="mostMargin">The largest margin above a goal.</param>
    public ExactObserver(Game game, int mostMargin = GroupSize.K)
    {
        (_game, _counting, _mostMargin) = (game, GroupSize.CountingFor(game.Eligible), mostMargin);
        _steps = Steps(game.Eligible);
        var habits = game.Habits;
        var signing = habits.Signing * (1 - habits.Named) / (1 - (habits.Signing * habits.Named));
        for (var hour = 0; hour < Last; hour++)
        {
            var (before, now) = (habits.UpTo(DayOf(hour - 1)), habits.UpTo(DayOf(hour)));
            _arrivals[hour] = Binomials(game.Eligible - 2, signing * (now - before) / (1 - (signing * before)));
        }
    }

    /// <summary>How much likelier what was shown is if it was B than if it was A.</summary>
    /// <param name="shown">What was shown, in a play in which it was A.</param>
    public double Ratio(PublicDay[] shown) => Likelihood(shown, isA: false) / Likelihood(shown, isA: true);

    private double Likelihood(PublicDay[] shown, bool isA) => _counting == Counting.GoalOnly
        ? Enumerable.Range(0, _mostMargin + 1).Sum(margin => Follow(shown, isA, (hour, others) => GoalFits(shown, hour, others, margin)))
        : Follow(shown, isA, (hour, others) => StepFits(shown, hour, others));

    /// <summary>Follows the number of others who signed without a name. Those who showed theirs are known, and are not among them.</summary>
    private double Follow(PublicDay[] shown, bool isA, Func<int, int, double> fits)
    {
        var unnamed = _game.Eligible - 2 - shown[^1].Named;
        var likely = new double[unnamed + 1];
        likely[0] = 1;
        for (var hour = 0; hour < Last; hour++)
        {
            var chosen = Chosen(hour, isA);
            var next = new double[unnamed + 1];
            for (var others = 0; others <= unnamed; others++)
            {
                if (fits(hour, others + chosen) is var fit and > 0)
                {
                    var sum = 0.0;
                    for (var before = 0; before <= others; before++)
                    {
                        sum += likely[before] == 0 ? 0 : likely[before] * _arrivals[hour][unnamed - before][others - before];
                    }

                    next[others] = sum * fit;
                }
            }

            likely = next;
        }

        return likely.Sum();
    }

    /// <summary>How likely the step is that was shown, in a large group; in a small one nothing is shown but whether the goal is reached in the end.</summary>
    private double StepFits(PublicDay[] shown, int hour, int signed)
    {
        if (_counting == Counting.GoalAtDeadline)
        {
            return hour < Last - 1 || shown[^1].GoalSaid == (signed + shown[^1].Named >= _game.Goal) ? 1 : 0;
        }

        var published = hour == 0 ? 0 : At(shown, hour - 1).Published;
        var (waiting, step) = (signed - published, At(shown, hour).Published - published);
        return waiting < 0 ? 0
            : hour == Last - 1 ? (GroupSize.ClosingBatches(waiting, 0).Signed == step ? 1 : 0)
            : step < _steps[waiting].Length ? _steps[waiting][step] : 0;
    }

    /// <summary>Whether the goal was said when a margin makes it so. What names alone reach is said whoever else signed.</summary>
    private double GoalFits(PublicDay[] shown, int hour, int signed, int margin)
    {
        if (hour > 0 && At(shown, hour - 1).GoalSaid)
        {
            return 1;
        }

        var now = At(shown, hour);
        var reached = now.Named + signed >= _game.Goal + (hour == Last - 1 ? 0 : margin);
        return now.Named >= _game.Goal || now.GoalSaid == reached ? 1 : 0;
    }

    private int Chosen(int hour, bool isA) => DayOf(hour) >= _game.Day + (isA ? 0 : Game.Between) ? 1 : 0;

    private static PublicDay At(PublicDay[] shown, int hour) => hour == Last - 1 ? shown[^1] : shown[Game.Thursdays[hour]];

    private static int DayOf(int hour) => hour < 0 ? -1 : hour == Last - 1 ? Game.Days - 1 : Game.Thursdays[hour];

    /// <summary>How likely each weekly step is for each number that waits, over all numbers that may be held back.</summary>
    private static double[][] Steps(int most)
    {
        var heldBack = Enumerable.Range(GroupSize.K, (2 * GroupSize.K) + 1).ToArray();
        return [.. Enumerable.Range(0, most + 1).Select(waiting =>
        {
            var steps = new double[waiting + 1];
            foreach (var held in heldBack)
            {
                steps[GroupSize.WeeklyBatch(waiting, held)] += 1.0 / heldBack.Length;
            }

            return steps;
        })];
    }

    /// <summary>For each number of people, how likely so many of them come.</summary>
    private static double[][] Binomials(int most, double share)
    {
        var rows = new double[most + 1][];
        rows[0] = [1];
        for (var people = 1; people <= most; people++)
        {
            rows[people] = new double[people + 1];
            for (var come = 0; come <= people; come++)
            {
                rows[people][come] = (come < people ? rows[people - 1][come] * (1 - share) : 0) + (come > 0 ? rows[people - 1][come - 1] * share : 0);
            }
        }

        return rows;
    }
}
