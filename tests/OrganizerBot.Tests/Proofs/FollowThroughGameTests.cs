using System.Globalization;
using OrganizerBot.Communities;
using OrganizerBot.Pledges;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The observer's game with answers to "did you do it?". Two members answer, ten days apart, and exactly one of them did it; or exactly one of the two answers at all. The observer knows who answers when and everybody's habits, and sees each share that is told.</summary>
public sealed class FollowThroughGameTests
{
    private const int Seed = 20270301;

    /// <summary>What the counts promise too: see docs/decisions/0005.</summary>
    private const double Promised = 0.10;

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(110)]
    [InlineData(300)]
    public void Whoever_watches_every_share_hardly_learns_whose_answer_it_was(int eligible)
    {
        var (said, came) = (0.0, 0.0);
        foreach (var habits in Habits.All())
        {
            foreach (var day in new[] { 1, 8 })
            {
                var game = new Game(eligible, 0, habits, day);
                said = Math.Max(said, Advantage(game, bothAnswer: true));
                came = Math.Max(came, Advantage(game, bothAnswer: false));
            }
        }

        Figures.Say(string.Create(CultureInfo.InvariantCulture, $"Observer's game, follow-through, {eligible} members: best advantage {said:F2} (who did it), {came:F2} (who answered)"));
        Assert.InRange(said, 0, Promised);
        Assert.InRange(came, 0, Promised);
    }

    /// <summary>Told after each answer, it would tell all: the test can fail.</summary>
    [Fact]
    public void A_share_that_followed_each_answer_would_tell()
    {
        var game = new Game(60, 0, new Habits(0.6, Early: false), 8);

        Assert.True(Advantage(game, bothAnswer: true, live: true) > 0.3);
    }

    /// <summary>How much oftener the observer says A when it was A than when it was B, in plays that it has not learned from.</summary>
    private static double Advantage(Game game, bool bothAnswer, bool live = false)
    {
        var chance = new Random(Seed);
        var plays = Enumerable.Range(0, Figures.Cases(4000, 60_000)).Select(_ => (A: Play(game, isA: true, bothAnswer, live, chance), B: Play(game, isA: false, bothAnswer, live, chance))).ToArray();
        var half = plays.Length / 2;
        return Ways().Max(way =>
        {
            Dictionary<string, int> seen = [];
            foreach (var (a, b) in plays[..half])
            {
                seen[way(a)] = seen.GetValueOrDefault(way(a)) + 1;
                seen[way(b)] = seen.GetValueOrDefault(way(b)) - 1;
            }

            return plays[half..].Average(play => Guess(way(play.A)) - Guess(way(play.B)));

            double Guess(string sight) => seen.GetValueOrDefault(sight) > 0 ? 1 : 0;
        });
    }

    /// <summary>What stands in public at the end of each day and after the last one.</summary>
    private static FollowThrough?[] Play(Game game, bool isA, bool bothAnswer, bool live, Random chance)
    {
        List<(int Day, bool Did)> answers =
        [
            .. Enumerable.Range(2, game.Eligible - 2).Where(_ => chance.NextDouble() < game.Habits.Signing).Select(_ => (game.Habits.DayAt(chance.NextDouble()), chance.NextDouble() < 0.7)),
            .. bothAnswer || isA ? [(game.Day, isA || !bothAnswer)] : Array.Empty<(int, bool)>(),
            .. bothAnswer || !isA ? [(game.Day + Game.Between, !isA || !bothAnswer)] : Array.Empty<(int, bool)>(),
        ];
        var sheet = SheetOf(game.Eligible);
        var shown = new FollowThrough?[Game.Days + 1];
        List<bool> waiting = [];
        var (did, counted) = (0, 0);
        for (var day = 0; day <= Game.Days; day++)
        {
            waiting.AddRange(answers.Where(answer => answer.Day == day).Select(answer => answer.Did));
            var lot = live ? waiting.Count
                : day == Game.Days || Game.Thursdays.Contains(day) ? FollowThrough.Lot(sheet, waiting.Count, day == Game.Days, () => chance.Next(GroupSize.K, (3 * GroupSize.K) + 1))
                : 0;
            var drawn = waiting.ToArray();
            chance.Shuffle(drawn);
            (did, counted) = (did + drawn[..lot].Count(each => each), counted + lot);
            waiting = [.. drawn[lot..]];
            shown[day] = counted < GroupSize.K ? null
                : live ? new FollowThrough(did, counted)
                : FollowThrough.Tell(did, counted, sheet.Counting == Counting.Weekly ? game.Eligible : GroupSize.K);
        }

        return shown;
    }

    /// <summary>In how many ways it looks at what was shown: at one moment, at two, at everything.</summary>
    private static IEnumerable<Func<FollowThrough?[], string>> Ways()
    {
        int[] moments = [.. Game.Thursdays, Game.Days];
        yield return shown => string.Join('/', moments.Select(moment => shown[moment]));
        yield return shown => string.Join('/', moments.Select(moment => shown[moment]?.Share));
        yield return shown => string.Join('/', moments.Select(moment => shown[moment]?.Of));
        foreach (var day in new[] { 1, 8 })
        {
            yield return shown => $"{Step(shown, day)}/{Step(shown, day + Game.Between)}";
        }

        foreach (var moment in moments)
        {
            yield return shown => $"{shown[moment]}";
            yield return shown => $"{shown[moment]}/{shown[^1]}";
            yield return shown => $"{shown[moment]?.Share}/{shown[^1]?.Share}";
        }
    }

    /// <summary>By what a day moves what is shown.</summary>
    private static (int?, int?) Step(FollowThrough?[] shown, int day) => (shown[day]?.Share - shown[day - 1]?.Share, shown[day]?.Of - shown[day - 1]?.Of);

    private static Sheet SheetOf(int eligible)
    {
        var sheet = Sheet.Blank(Id<Sheet>.Random(), Id<Community>.Random(), null, GroupSize.K);
        sheet.AskLater();
        sheet.Open(eligible);
        return sheet;
    }
}
