using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

/// <summary>Whoever sees every total and everything that is told, each week, and knows the rule, does not learn that few came from a community.</summary>
public sealed class SplitRuleTests
{
    private const int SmallFloor = 2;

    /// <summary>How many are published from each of a few communities in each of several weeks, and what chance decides.</summary>
    private static Gen<(int[][] Weeks, int Seed)> Stories(int communities, int most) =>
        Gen.Select(Gen.Int[0, most].Array[communities].Array[1, 5], Gen.Int);

    [Fact]
    public void What_is_told_moves_by_the_floor_or_more_never_down_and_leaves_the_floor_untold()
    {
        var told = 0;
        Stories(4, 60).Sample(
            story =>
            {
                var weeks = Tell(story.Weeks, story.Seed, GroupSize.K);
                foreach (var (before, now) in weeks.Prepend(Week.Nothing(4)).Zip(weeks))
                {
                    Assert.All(now.Told.Zip(before.Told), step => Assert.True(step.First == step.Second || step.First - step.Second >= GroupSize.K));
                    Assert.All(now.Told.Zip(now.Published), cell => Assert.True(cell.First <= cell.Second));
                    Assert.True(now.Told.Sum() == before.Told.Sum() || now.Published.Sum() - now.Told.Sum() >= GroupSize.K);
                    Interlocked.Add(ref told, now.Told.Count(count => count > 0));
                }
            },
            iter: Figures.Cases(20_000, 500_000));
        Assert.True(told > 1000, $"Only {told} numbers were told: nothing was tried.");
    }

    /// <summary>The observer is given every world that fits the totals and what was told, week for week, and forgets none.</summary>
    [Fact]
    public void From_totals_and_told_numbers_of_all_weeks_no_community_can_be_told_to_have_fewer_than_the_floor_untold()
    {
        var tried = 0;
        Stories(3, 6).Sample(
            story =>
            {
                var weeks = Tell(story.Weeks, story.Seed, SmallFloor);
                var worlds = Worlds(weeks, (before, now) => true);
                Assert.Contains(worlds, world => world.SequenceEqual(weeks[^1].Published));
                if (weeks[^1].Told.Sum() > 0)
                {
                    Interlocked.Increment(ref tried);
                    AssertNobodyIsSmall(worlds, weeks[^1]);
                }
            },
            iter: Figures.Cases(1500, 30_000));
        Assert.True(tried > 100, $"In only {tried} stories was something told: nothing was tried.");
    }

    /// <summary>The same for one who knows the rule too, and so which numbers could be told in which world, whatever chance decided.</summary>
    [Fact]
    public void Who_knows_the_rule_cannot_tell_it_either()
    {
        var tried = 0;
        Stories(2, 7).Sample(
            story =>
            {
                var weeks = Tell(story.Weeks, story.Seed, SmallFloor);
                var worlds = Worlds(weeks, (before, now) => CouldTell(before, now));
                Assert.Contains(worlds, world => world.SequenceEqual(weeks[^1].Published));
                if (weeks[^1].Told.Sum() > 0)
                {
                    Interlocked.Increment(ref tried);
                    AssertNobodyIsSmall(worlds, weeks[^1]);
                }
            },
            iter: Figures.Cases(500, 20_000));
        Assert.True(tried > 50, $"In only {tried} stories was something told: nothing was tried.");
    }

    /// <summary>Without what stays untold the observer would know: the test can fail.</summary>
    [Fact]
    public void Telling_all_that_reaches_the_floor_would_tell_the_rest()
    {
        Week week = new([5, 1], [5, 0]);

        Assert.Throws<Xunit.Sdk.TrueException>(() => AssertNobodyIsSmall(Worlds([week], (_, _) => true), week));
    }

    private static void AssertNobodyIsSmall(IReadOnlyList<int[]> worlds, Week now)
    {
        foreach (var (place, told) in now.Told.Index())
        {
            Assert.True(worlds.Max(world => world[place]) >= told + SmallFloor, $"At most {worlds.Max(world => world[place])} came from {place}, where {told} are told.");
        }
    }

    /// <summary>What was published and told at the end of each week.</summary>
    private static Week[] Tell(int[][] weeks, int seed, int floor)
    {
        var chance = new Random(seed);
        List<Week> told = [];
        var now = Week.Nothing(weeks[0].Length);
        foreach (var came in weeks)
        {
            int[] published = [.. now.Published.Zip(came, (before, more) => before + more)];
            int[] order = [.. Enumerable.Range(0, published.Length)];
            chance.Shuffle(order);
            now = new Week(published, [.. SplitRule.Raise([.. published.Zip(now.Told)], floor, waiting => chance.Next(8) == 0 ? chance.Next(waiting + 1) : chance.Next(Math.Min(waiting, 2 * floor) + 1), order)]);
            told.Add(now);
        }

        return [.. told];
    }

    /// <summary>Every way in which the published could come from the communities, given all weeks up to now.</summary>
    /// <param name="weeks">What everybody sees of each week: the total, and what is told.</param>
    /// <param name="fits">Whether a world could show what a week shows, after what was told before.</param>
    private static List<int[]> Worlds(IReadOnlyList<Week> weeks, Func<int[], Week, bool> fits)
    {
        List<int[]> worlds = [new int[weeks[0].Told.Length]];
        var told = new int[weeks[0].Told.Length];
        foreach (var week in weeks)
        {
            var (before, lastTold) = (worlds, told);
            worlds =
            [
                .. Sums(week.Published.Sum(), week.Told.Length)
                    .Where(world => world.Zip(week.Told).All(cell => cell.First >= cell.Second))
                    .Where(world => before.Any(earlier => earlier.Zip(world).All(cell => cell.First <= cell.Second)))
                    .Where(world => fits(lastTold, new Week(world, week.Told))),
            ];
            told = week.Told;
        }

        return worlds;
    }

    private static IEnumerable<int[]> Sums(int total, int parts) => parts == 1
        ? [[total]]
        : Enumerable.Range(0, total + 1).SelectMany(first => Sums(total - first, parts - 1).Select(rest => (int[])[first, .. rest]));

    /// <summary>Whether chance could have it that this is told.</summary>
    private static bool CouldTell(int[] toldBefore, Week now)
    {
        (int Published, int Told)[] cells = [.. now.Published.Zip(toldBefore)];
        int[] held = [.. cells.Select(cell => cell.Published - cell.Told)];
        return (from first in Enumerable.Range(0, held[0] + 1)
                from second in Enumerable.Range(0, held[1] + 1)
                from order in new int[][] { [0, 1], [1, 0] }
                let chance = new Queue<int>(order[0] == 0 ? [first, second] : [second, first])
                select SplitRule.Raise(cells, SmallFloor, _ => chance.Dequeue(), order)).Any(told => told.SequenceEqual(now.Told));
    }

    private sealed record Week(int[] Published, int[] Told)
    {
        public static Week Nothing(int communities) => new(new int[communities], new int[communities]);
    }
}
