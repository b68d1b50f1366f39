using CsCheck;

namespace OrganizerBot.Impact;

public sealed class EconomicWeightTests
{
    private static readonly Gen<Interval> Chances = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000]).Select(Between(1000));
    private static readonly Gen<Interval> Costs = Gen.Select(Gen.Int[0, 500_000], Gen.Int[0, 500_000]).Select(Between(1));

    [Fact]
    public void Where_everything_is_known_it_is_the_product()
    {
        var weight = EconomicWeight.Of([(3, Interval.Exactly(0.8m)), (10, Interval.Exactly(0.25m)), (200, Interval.Exactly(0.01m))], Interval.Exactly(50_000));

        Assert.Equal(Interval.Exactly(((3 * 0.8m) + (10 * 0.25m) + (200 * 0.01m)) * 50_000), weight);
    }

    [Fact]
    public void Both_ends_are_those_of_the_assumptions()
    {
        var weight = EconomicWeight.Of([(3, new Interval(0.7m, 0.8m)), (10, new Interval(0.2m, 0.3m))], new Interval(20_000, 90_000));

        Assert.Equal(new Interval(((3 * 0.7m) + (10 * 0.2m)) * 20_000, ((3 * 0.8m) + (10 * 0.3m)) * 90_000), weight);
        Assert.Equal(Interval.Exactly(0), EconomicWeight.Of([], new Interval(20_000, 90_000)));
    }

    /// <summary>What is stated of the range is that it holds the expected cost whatever the assumptions' true values are, and that nothing outside them is needed to come to its ends.</summary>
    [Fact]
    public void Whatever_is_true_within_the_assumptions_is_within_the_range() =>
        Gen.Select(Gen.Select(Gen.Int[0, 500], Chances, Gen.Int[0, 100]).Array[1, 3], Costs, Gen.Int[0, 100]).Sample(
            (stages, cost, at) =>
            {
                var range = EconomicWeight.Of(stages.Select(stage => (stage.Item1, stage.Item2)), cost);
                var truth = stages.Sum(stage => stage.Item1 * Within(stage.Item2, stage.Item3)) * Within(cost, at);
                Assert.True(range.Holds(truth), $"{truth} is not in {range}");
                Assert.Equal(range.Low, stages.Sum(stage => stage.Item1 * stage.Item2.Low) * cost.Low);
                Assert.Equal(range.High, stages.Sum(stage => stage.Item1 * stage.Item2.High) * cost.High);
            },
            iter: 2000);

    [Fact]
    public void A_contract_of_600_000_a_month_is_0_00072_percent_of_a_million_millions_a_year() =>
        Assert.Equal(0.0000072m, EconomicWeight.ShareOfWorth(600_000, 1_000_000_000_000));

    [Fact]
    public void The_critical_mass_is_the_first_number_of_refusals_that_weighs_more()
    {
        Assert.Equal((11L, 11L), EconomicWeight.CriticalMass(600_000, Interval.Exactly(0.5m), Interval.Exactly(120_000)));
        Assert.Equal((10L, 43L), EconomicWeight.CriticalMass(600_000, new Interval(0.7m, 0.8m), new Interval(20_000, 80_000)));
        Assert.Null(EconomicWeight.CriticalMass(600_000, new Interval(0, 0.8m), new Interval(20_000, 80_000)));
    }

    /// <summary>A most that says nothing would be a sum that no number holds, or one that is not what it came to.</summary>
    [Fact]
    public void Where_a_refusal_may_weigh_next_to_nothing_there_is_no_critical_mass_and_no_sum_that_overflows()
    {
        Assert.Null(EconomicWeight.CriticalMass(1_000_000_000_000_000, new Interval(0.000_000_000_000_000_000_01m, 1), new Interval(1, 100_000)));
        Assert.Null(EconomicWeight.CriticalMass(1_000_000_000_000_000, new Interval(0.000_001m, 1), new Interval(0.01m, 0.01m)));
        Assert.Null(EconomicWeight.CriticalMass(1_000_000_000_000_000, Interval.Exactly(0.000_1m), Interval.Exactly(0.01m)));
        Assert.Equal((10_000_000_000_000_001L, 10_000_000_000_000_001L), EconomicWeight.CriticalMass(1_000_000_000_000, Interval.Exactly(0.000_1m), Interval.Exactly(1)));
    }

    [Fact]
    public void A_number_that_may_be_next_to_nothing_goes_into_none()
    {
        Assert.Null(new Interval(0.000_000_999m, 1).Into(1));
        Assert.Equal(new Interval(1, 1_000_000), new Interval(0.000_001m, 1).Into(1));
    }

    [Fact]
    public void At_the_critical_mass_the_contract_is_outweighed_and_below_it_is_not() =>
        Gen.Select(Gen.Int[1, 5_000_000], Chances.Where(chance => chance.Low > 0), Costs.Where(cost => cost.Low > 0)).Sample(
            (monthly, chance, cost) =>
            {
                var (low, high) = EconomicWeight.CriticalMass(monthly, chance, cost)!.Value;
                Assert.True(low * chance.High * cost.High > monthly && (low - 1) * chance.High * cost.High <= monthly + 0.001m);
                Assert.True(high * chance.Low * cost.Low > monthly && (high - 1) * chance.Low * cost.Low <= monthly + 0.001m);
            },
            iter: 2000);

    [Fact]
    public void There_are_no_intervals_the_wrong_way_round_or_below_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EconomicWeight.ShareOfWorth(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EconomicWeight.CriticalMass(0, Interval.Exactly(1), Interval.Exactly(1)));
    }

    private static Func<int, int, Interval> Between(int scale) => (one, other) => new Interval(Math.Min(one, other) / (decimal)scale, Math.Max(one, other) / (decimal)scale);

    private static decimal Within(Interval interval, int at) => interval.Low + ((interval.High - interval.Low) * at / 100);
}
