using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The observer's game on paper, many thousand times. <see cref="StageTests"/> shows that the bot itself, played from the first command to the close, shows the same numbers and nothing else.</summary>
public sealed class ObserverGameTests
{
    private const int Seed = 20270301;

    private static readonly int[] Days = Figures.Long ? [1, 4, 8] : [1, 8];

    [Theory]
    [InlineData(8, 0.20)]
    [InlineData(12, 0.10)]
    [InlineData(25, 0.10)]
    [InlineData(60, 0.10)]
    [InlineData(300, 0.10)]
    public void Whoever_sees_everything_cannot_tell_which_of_two_members_signed(int eligible, double most)
    {
        var exact = Best(GamesOf(eligible, NumbersOf(eligible), [.. Habits.All(), .. Habits.All(named: 0.5)]), game => WorkedOut(game));
        var learned = Best(GamesOf(eligible, NumbersOf(eligible), [.. Habits.All(leaving: 0.3), .. Habits.All(named: 0.3, leaving: 0.2)]), game => Learned(game, LearningObserver.OfEverything));

        Figures.Say($"Observer's game, {eligible} members: best advantage {exact.Advantage:F3} worked out exactly ({exact.Game}); {learned.Advantage:F3} learned, where some leave ({learned.Game}); at most {most:F2}");
        Assert.InRange(exact.Advantage, 0, most);
        Assert.InRange(learned.Advantage, 0, most);
    }

    [Theory]
    [InlineData(8, 0.20)]
    [InlineData(12, 0.10)]
    [InlineData(25, 0.10)]
    [InlineData(60, 0.10)]
    [InlineData(300, 0.10)]
    public void The_week_in_which_a_pledge_takes_effect_does_not_tell_either(int eligible, double most)
    {
        int[] masses = Figures.Long ? [5, .. GoalsOf(eligible), eligible] : [5, GroupSize.UsualGoal(eligible), eligible];
        var (advantage, game) = Best(GamesOf(eligible, masses, Habits.All(named: 0.3, leaving: 0.2)), game => Learned(game, LearningObserver.OfTheAnnouncement));

        Figures.Say($"Observer's game, a pledge in effect, {eligible} members: best advantage {advantage:F3} from the announcement ({game}); at most {most:F2}");
        Assert.InRange(advantage, 0, most);
    }

    [Fact]
    public void Without_a_margin_above_the_goal_the_game_finds_what_would_be_given_away()
    {
        foreach (var eligible in new[] { 12, 25 })
        {
            var (advantage, game) = Best(GamesOf(eligible, GoalsOf(eligible), Habits.All()), game => WorkedOut(game, mostMargin: 0));

            Figures.Say($"Observer's game, {eligible} members: without a margin above the goal the advantage would be {advantage:F3} ({game})");
            Assert.InRange(advantage, 0.12, 1);
        }
    }

    [Fact]
    public void Who_learns_comes_near_to_who_works_it_out()
    {
        var game = new Game(25, GroupSize.UsualGoal(25), new Habits(0.6, Early: true), 1);

        Assert.InRange(Learned(game, LearningObserver.OfEverything, more: 4), 0.6 * WorkedOut(game), WorkedOut(game) + 0.01);
    }

    /// <summary>The least, the usual and the largest.</summary>
    private static int[] GoalsOf(int eligible) => [.. new[] { GroupSize.LeastGoal, Math.Max(GroupSize.LeastGoal, GroupSize.UsualGoal(eligible)), GroupSize.LargestGoal(eligible) }.Distinct()];

    /// <summary>In large groups everybody can count whether the goal is reached: it changes nothing, so that one is enough.</summary>
    private static int[] NumbersOf(int eligible) => GroupSize.CountingFor(eligible) == Counting.Weekly ? [GroupSize.UsualGoal(eligible)] : GoalsOf(eligible);

    private static IEnumerable<Game> GamesOf(int eligible, int[] goals, IEnumerable<Habits> habits) =>
        from goal in goals
        from habit in habits
        from day in Days
        select new Game(eligible, goal, habit, day);

    private static (double Advantage, Game Game) Best(IEnumerable<Game> games, Func<Game, double> advantage) =>
        games.Select(game => (Advantage: advantage(game), game)).MaxBy(played => played.Advantage);

    /// <summary>The advantage of whoever works it out: by how much, on average over what is shown when it is A, B is less likely to be behind it.</summary>
    private static double WorkedOut(Game game, int mostMargin = GroupSize.K)
    {
        var observer = new ExactObserver(game, mostMargin);
        var ratios = Plays.Of(game, Seed, mostMargin).Take(Figures.Cases(300, 3_000)).Select(play => observer.Ratio(play.A)).ToArray();

        // All that can be shown with A is shown with B too, or nearly: the ratio is 1 on average. Otherwise the sums are wrong.
        Assert.InRange(ratios.Average(), 0.8, 1.1);
        return ratios.Average(ratio => Math.Max(0, 1 - ratio));
    }

    /// <summary>The advantage of whoever learns from one half of the plays, in the other half.</summary>
    private static double Learned(Game game, Func<IReadOnlyList<(PublicDay[] A, PublicDay[] B)>, LearningObserver> learn, int more = 1)
    {
        var half = more * Figures.Cases(750, 10_000);
        using var plays = Plays.Of(game, Seed).GetEnumerator();
        IEnumerable<(PublicDay[] A, PublicDay[] B)> Next() => Enumerable.Range(0, half).Select(_ => plays.MoveNext() ? plays.Current : default);
        return learn([.. Next()]).Advantage([.. Next()]);
    }
}
