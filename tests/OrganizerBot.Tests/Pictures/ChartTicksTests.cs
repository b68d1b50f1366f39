namespace OrganizerBot.Pictures;

public sealed class ChartTicksTests
{
    [Theory]
    [InlineData(0, 5, 1, 1)]
    [InlineData(1, 5, 1, 1)]
    [InlineData(5, 5, 1, 5)]
    [InlineData(6, 5, 2, 6)]
    [InlineData(9, 5, 2, 10)]
    [InlineData(11, 5, 5, 15)]
    [InlineData(26, 5, 10, 30)]
    [InlineData(300, 5, 100, 300)]
    [InlineData(301, 5, 100, 400)]
    [InlineData(501, 5, 200, 600)]
    [InlineData(1_584, 5, 500, 2_000)]
    [InlineData(7, 1, 10, 10)]
    [InlineData(int.MaxValue, 5, 500_000_000, 2_500_000_000)]
    [InlineData(-4, 5, 1, 1)]
    public void They_are_whole_and_few_and_reach_the_number(long count, int most, long step, long top)
    {
        var ticks = ChartTicks.Upto(count, most);

        Assert.Equal(new ChartTicks(step, top), ticks);
        Assert.Equal(0, ticks.All.First());
        Assert.Equal(top, ticks.All.Last());
        Assert.InRange(ticks.All.Count(), 2, most + 1);
    }

    [Fact]
    public void No_number_is_too_high() => Assert.InRange(ChartTicks.Upto(long.MaxValue, 5).All.Count(), 2, 6);
}
