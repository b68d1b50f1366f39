namespace OrganizerBot.Proofs;

/// <summary>An observer who has watched many plays of both kinds and counted what was shown in them. Where people take signatures back nobody can work out the best guess; this one learns it.</summary>
/// <remarks>It looks at what was shown in several ways, from one number to everything at once, counts how often each sight came with A and with B, and keeps the way that served best.</remarks>
internal sealed class LearningObserver
{
    private readonly IReadOnlyList<Func<PublicDay[], long>> _ways;
    private readonly Func<PublicDay[], long> _way;
    private readonly Dictionary<long, int> _seen;

    private LearningObserver(IReadOnlyList<Func<PublicDay[], long>> ways, IReadOnlyList<(PublicDay[] A, PublicDay[] B)> plays)
    {
        _ways = ways;
        var half = plays.Count / 2;
        _way = _ways.MaxBy(way => Advantage(way, Count(way, plays.Take(half)), plays.Skip(half)))!;
        _seen = Count(_way, plays);
    }

    /// <summary>Sees everything.</summary>
    public static LearningObserver OfEverything(IReadOnlyList<(PublicDay[] A, PublicDay[] B)> plays) => new([.. Ways()], plays);

    /// <summary>Sees only when it was said that the goal is reached.</summary>
    public static LearningObserver OfTheAnnouncement(IReadOnlyList<(PublicDay[] A, PublicDay[] B)> plays) => new([WeekOfGoal], plays);

    /// <summary>How much oftener it says A when it was A than when it was B, in plays that it has not seen before.</summary>
    public double Advantage(IEnumerable<(PublicDay[] A, PublicDay[] B)> plays) => Advantage(_way, _seen, plays);

    private static double Advantage(Func<PublicDay[], long> way, Dictionary<long, int> seen, IEnumerable<(PublicDay[] A, PublicDay[] B)> plays) =>
        Math.Abs(plays.Average(play => Guess(way, seen, play.A) - Guess(way, seen, play.B)));

    private static double Guess(Func<PublicDay[], long> way, Dictionary<long, int> seen, PublicDay[] shown) => seen.GetValueOrDefault(way(shown)) > 0 ? 1 : 0;

    /// <summary>How much oftener each sight came with A than with B.</summary>
    private static Dictionary<long, int> Count(Func<PublicDay[], long> way, IEnumerable<(PublicDay[] A, PublicDay[] B)> plays)
    {
        Dictionary<long, int> seen = [];
        foreach (var (a, b) in plays)
        {
            var (ofA, ofB) = (way(a), way(b));
            seen[ofA] = seen.GetValueOrDefault(ofA) + 1;
            seen[ofB] = seen.GetValueOrDefault(ofB) - 1;
        }

        return seen;
    }

    private static IEnumerable<Func<PublicDay[], long>> Ways()
    {
        int[] moments = [.. Game.Thursdays, Game.Days];
        yield return WeekOfGoal;
        yield return shown => Hash(moments.Select(moment => shown[moment]));
        yield return shown => Hash(moments.Select(moment => (shown[moment].Published > 0, shown[moment].Withdrawals > 0, shown[moment].GoalSaid)));
        foreach (var (index, moment) in moments.Index())
        {
            var before = index == 0 ? -1 : moments[index - 1];
            yield return shown => shown[moment].Published;
            yield return shown => shown[moment].Published - (before < 0 ? 0 : shown[before].Published);
            yield return shown => (shown[moment].Withdrawals * 1000L) + shown[moment].Published;
            yield return shown => (shown[moment].Published * 1000L) + shown[Game.Days].Published;
            yield return shown => shown[moment].Published - shown[Game.Days].Published;
            yield return shown => ((before < 0 ? 0 : shown[before].Published) * 1000L) + shown[moment].Published;
        }
    }

    private static long WeekOfGoal(PublicDay[] shown) => Game.Thursdays.TakeWhile(thursday => !shown[thursday].GoalSaid).Count() + (shown[^1].GoalSaid ? 0 : 10);

    private static long Hash<T>(IEnumerable<T> all)
    {
        var hash = 17L;
        foreach (var one in all)
        {
            hash = (hash * 1_000_003) + one!.GetHashCode();
        }

        return hash;
    }
}
