using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class GroupSizeTests
{
    [Theory]
    [InlineData(1, Counting.NamedOnly)]
    [InlineData(7, Counting.NamedOnly)]
    [InlineData(8, Counting.GoalAtDeadline)]
    [InlineData(11, Counting.GoalAtDeadline)]
    [InlineData(12, Counting.GoalOnly)]
    [InlineData(39, Counting.GoalOnly)]
    [InlineData(40, Counting.Weekly)]
    [InlineData(1_000_000, Counting.Weekly)]
    public void The_size_of_a_group_decides(int eligible, Counting counting) => Assert.Equal(counting, GroupSize.CountingFor(eligible));

    [Fact]
    public void A_weekly_step_is_nothing_or_at_least_ten_and_leaves_at_least_ten() => Gen.Select(Gen.Int[0, 500], Gen.Int[10, 30]).Sample(
        (pending, held) => GroupSize.WeeklyBatch(pending, held) is var step && (step == 0 || (step >= GroupSize.K && step <= pending - GroupSize.K)));

    [Fact]
    public void From_forty_pending_on_a_step_comes_each_week() => Gen.Select(Gen.Int[40, 500], Gen.Int[10, 30]).Sample(
        (pending, held) => GroupSize.WeeklyBatch(pending, held) == pending - held);

    [Fact]
    public void Below_twenty_pending_no_step_comes_whatever_is_held_back() => Gen.Select(Gen.Int[0, 19], Gen.Int[10, 30]).Sample(
        (pending, held) => GroupSize.WeeklyBatch(pending, held) == 0);

    [Fact]
    public void Holding_back_less_than_ten_is_a_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() => GroupSize.WeeklyBatch(100, 9));

    [Fact]
    public void Between_ten_and_thirty_are_held_back_both_included()
    {
        var drawn = Enumerable.Range(0, 5000).Select(_ => Lots.Fair.HoldBack()).Distinct().Order();

        Assert.Equal(Enumerable.Range(10, 21), drawn);
    }

    [Fact]
    public void The_margin_above_a_goal_is_between_none_and_ten_both_included()
    {
        var drawn = Enumerable.Range(0, 5000).Select(_ => Lots.Fair.Margin()).Distinct().Order();

        Assert.Equal(Enumerable.Range(0, 11), drawn);
    }

    [Fact]
    public void The_close_publishes_all_or_nothing_where_nobody_withdrew() => Gen.Int[0, 200].Sample(
        pending => GroupSize.ClosingBatches(pending, 0) == (pending < 10 ? 0 : pending, 0));

    [Fact]
    public void Whatever_waits_at_the_close_no_step_singles_anybody_out_and_the_number_is_off_by_less_than_ten()
    {
        var tried = 0;
        Gen.Select(Gen.Int[0, 120], Gen.Int[0, 120]).Sample(
            (signed, left) =>
            {
                Interlocked.Increment(ref tried);
                var (published, taken) = GroupSize.ClosingBatches(signed, left);
                var off = signed - left - (published - taken);
                return published <= signed && taken <= left && IsStep(published) && IsStep(taken) && IsStep(Math.Abs(published - taken))
                    && (Math.Abs(off) < GroupSize.K || (published, taken) == (0, 0));
            },
            iter: Figures.Cases(100_000, 1_000_000));
        Figures.Say($"Close: no published step between 1 and {GroupSize.K - 1} in {tried:N0} cases");
    }

    [Fact]
    public void However_weeks_go_no_step_singles_anybody_out()
    {
        var weeks = 0;
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[10, 30]).Array[12].Sample(
            year =>
            {
                var (signed, left) = (0, 0);
                foreach (var (more, gone, held) in year)
                {
                    (signed, left) = (signed + more, left + gone);
                    var step = GroupSize.WeeklyBatch(Math.Max(signed, left), held);
                    (signed, left) = signed >= left ? (signed - step, left) : (signed, left - step);
                    Interlocked.Increment(ref weeks);
                    if (!IsStep(step))
                    {
                        return false;
                    }
                }

                var (published, taken) = GroupSize.ClosingBatches(signed, left);
                return IsStep(published) && IsStep(taken) && IsStep(Math.Abs(published - taken));
            },
            iter: Figures.Cases(10_000, 100_000));
        Figures.Say($"Weekly: no published step between 1 and {GroupSize.K - 1} in {weeks:N0} weeks");
    }

    [Theory]
    [InlineData(9, 6)]
    [InlineData(20, 13)]
    [InlineData(1, 1)]
    public void A_goal_for_unnamed_signatures_is_two_thirds_of_the_group_at_most(int eligible, int goal) => Assert.Equal(goal, GroupSize.LargestGoal(eligible));

    private static bool IsStep(int step) => step is 0 or >= GroupSize.K;
}
