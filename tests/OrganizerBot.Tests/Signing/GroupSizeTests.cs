using CsCheck;

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
        var drawn = Enumerable.Range(0, 5000).Select(_ => GroupSize.HoldBack()).Distinct().Order();

        Assert.Equal(Enumerable.Range(10, 21), drawn);
    }

    [Fact]
    public void The_close_publishes_all_or_nothing() => Gen.Int[0, 200].Sample(
        pending => GroupSize.ClosingBatch(pending) == (pending < 10 ? 0 : pending));

    [Theory]
    [InlineData(9, 6)]
    [InlineData(20, 13)]
    [InlineData(1, 1)]
    public void A_goal_for_unnamed_signatures_is_two_thirds_of_the_group_at_most(int eligible, int goal) => Assert.Equal(goal, GroupSize.LargestGoal(eligible));
}
