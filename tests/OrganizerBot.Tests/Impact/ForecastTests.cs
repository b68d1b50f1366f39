using MathNet.Numerics.Distributions;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Impact;

/// <summary>A forecast states that it is early with one chance in ten and late with one in ten: simulated campaigns say whether that is so.</summary>
public sealed class ForecastTests
{
    private const int Simulations = 4000;

    [Fact]
    public void Of_too_little_nothing_is_said()
    {
        Assert.Null(Forecast.Of(10, [3, 3, 3, 0]));
        Assert.Null(Forecast.Of(10, [20, 20, 20]));
        Assert.Null(Forecast.Of(0, [20, 20, 20, 20]));
        Assert.Null(Forecast.Of(1_000_000, [3, 3, 3, 3]));
        Assert.NotNull(Forecast.Of(10, [3, 3, 3, 3]));
    }

    [Fact]
    public void With_much_to_go_by_it_is_what_a_steady_pace_gives()
    {
        var forecast = Forecast.Of(10_000, [2500, 2500, 2500, 2500])!;

        Assert.InRange(forecast.Middle, 3.98, 4.02);
        // The square root of 1/R + 1/S, 1.28 of it to each side.
        Assert.InRange(forecast.Late - forecast.Early, 4 * 2 * 1.2816 * Math.Sqrt(2e-4) * 0.97, 4 * 2 * 1.2816 * Math.Sqrt(2e-4) * 1.03);
    }

    [Theory]
    [InlineData(3, 20)]
    [InlineData(5, 100)]
    [InlineData(10, 30)]
    [InlineData(40, 400)]
    public void Who_comes_by_chance_at_a_steady_pace_comes_within_it_as_often_as_stated(double aWeek, int missing)
    {
        var random = new Random(20260901);
        var (said, early, late) = (0, 0, 0);
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var weeks = Enumerable.Range(0, Forecast.Weeks).Select(_ => Poisson.Sample(random, aWeek)).ToArray();
            if (Forecast.Of(missing, weeks) is not { } forecast)
            {
                continue;
            }

            said++;
            var reached = Gamma.Sample(random, missing, aWeek);
            early += reached < forecast.Early ? 1 : 0;
            late += reached > forecast.Late ? 1 : 0;
        }

        Figures.Say($"Forecast, {aWeek:0} a week, {missing} missing: {said} said, before the early end {100.0 * early / said:0.0} %, after the late end {100.0 * late / said:0.0} % (stated 10 % each)");
        Assert.InRange(said, Simulations / 10, Simulations);
        Assert.InRange(1 - ((early + late) / (double)said), 0.78, 0.97);
    }

    [Theory]
    [InlineData(15, 100)]
    [InlineData(25, 100)]
    [InlineData(40, 400)]
    public void Signatures_that_become_public_as_they_do_here_are_within_it_as_often_as_stated(double aWeek, int missing)
    {
        const int before = 20;
        var random = new Random(20260902);
        var (said, early, late) = (0, 0, 0);
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            List<int> published = [];
            var pending = 0;
            for (var week = 0; week < before; week++)
            {
                published.Add(Publish());
            }

            if (Forecast.Of(missing, [.. published.TakeLast(Forecast.Weeks)]) is not { } forecast)
            {
                continue;
            }

            said++;
            var weeks = 0;
            for (var reached = 0; reached < missing; weeks++)
            {
                reached += Publish();
            }

            // Said are days: a week that has begun counts as whole.
            early += weeks < Math.Floor(forecast.Early) ? 1 : 0;
            late += weeks > Math.Ceiling(forecast.Late) ? 1 : 0;

            int Publish()
            {
                pending += Poisson.Sample(random, aWeek);
                var batch = GroupSize.WeeklyBatch(pending, random.Next(GroupSize.K, (3 * GroupSize.K) + 1));
                pending -= batch;
                return batch;
            }
        }

        Figures.Say($"Forecast of what is published, {aWeek:0} a week, {missing} missing: {said} said, before the early end {100.0 * early / said:0.0} %, after the late end {100.0 * late / said:0.0} % (stated 10 % each)");
        Assert.InRange(said, Simulations / 10, Simulations);
        Assert.InRange(1 - ((early + late) / (double)said), 0.8, 1);
    }
}
