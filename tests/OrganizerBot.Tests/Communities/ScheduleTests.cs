using CsCheck;

namespace OrganizerBot.Communities;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly Gen<TimeZoneInfo> Zones = Gen.Int[0, TimeZoneInfo.GetSystemTimeZones().Count - 1].Select(index => TimeZoneInfo.GetSystemTimeZones()[index]);
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("daily 18:30", "2027-03-01T17:30Z")]
    [InlineData("weekly thu 18:30", "2027-03-04T17:30Z")]
    [InlineData("Weekly  Thursday 18:30", "2027-03-04T17:30Z")]
    [InlineData("monthly first thu 18:30", "2027-03-04T17:30Z")]
    [InlineData("monthly last fri 9:05", "2027-03-26T08:05Z")]
    [InlineData("15 7 1 * *", "2027-04-01T05:15Z")]
    public void It_comes_when_it_says(string text, string expected)
    {
        Assert.True(Schedule.TryParse(text, null, out var schedule));
        Assert.Equal(DateTimeOffset.Parse(expected, null), schedule.Next(Monday, Paris));
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("daily 25:00")]
    [InlineData("weekly 18:30")]
    [InlineData("monthly thu 18:30")]
    [InlineData("now and then")]
    [InlineData("61 * * * *")]
    public void What_is_no_schedule_is_none(string text) => Assert.False(Schedule.TryParse(text, null, out _));

    [Fact]
    public void An_hour_that_is_skipped_comes_right_after_the_gap() =>
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), Schedule.Parse("daily 02:30", null).Next(new(2027, 3, 27, 12, 0, 0, TimeSpan.Zero), Paris));

    [Fact]
    public void An_hour_that_comes_twice_is_kept_once()
    {
        var times = Schedule.Parse("daily 02:30", null).NextTimes(new(2027, 10, 30, 12, 0, 0, TimeSpan.Zero), Paris).Take(2).ToArray();

        Assert.Equal([new(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), new(2027, 11, 1, 1, 30, 0, TimeSpan.Zero)], times);
    }

    [Fact]
    public void In_every_zone_a_daily_one_comes_once_each_day() =>
        Gen.Select(Zones, Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, 3000]).Sample(
            (zone, hour, minute, day) =>
            {
                var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
                var schedule = Schedule.Parse($"daily {hour:00}:{minute:00}", null);
                // The day of the moment before it: where the last hour of a day is skipped, it comes right after the gap, on the next day.
                var days = schedule.NextTimes(from, zone).Take(30).Select(time => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.AddTicks(-1), zone).DateTime)).ToArray();
                return days.Zip(days.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber is 1 or 2) && days.Distinct().Count() == 30;
            },
            iter: 500);

    [Fact]
    public void In_every_zone_and_coming_year_each_day_has_it_once_in_a_gap_right_after_it_and_in_an_overlap_the_first_time() =>
        Gen.Select(Zones, Gen.Int[2026, 2037], Gen.Int[0, 3], Gen.Int[0, 59]).Sample(
            (zone, year, hour, minute) =>
            {
                var schedule = Schedule.Parse($"daily {hour:00}:{minute:00}", null);
                var expected = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(day => Moment(new DateTime(year, 1, 1, hour, minute, 0).AddDays(day), zone)).Distinct().ToArray();

                return expected.SequenceEqual(schedule.NextTimes(expected[0].AddTicks(-1), zone).Take(expected.Length));
            },
            iter: 400);

    [Fact]
    public void In_every_zone_and_year_the_next_one_is_later_however_its_clocks_were_changed() =>
        Gen.Select(Zones, Gen.Int[1990, 2037], Gen.Int[0, 3], Gen.Int[0, 59]).Sample(
            (zone, year, hour, minute) =>
            {
                var times = Schedule.Parse($"daily {hour:00}:{minute:00}", null).NextTimes(new(year, 1, 1, 0, 0, 0, TimeSpan.Zero), zone).Take(365).ToArray();

                return times.Zip(times.Skip(1)).All(pair => pair.Second > pair.First && pair.Second - pair.First < TimeSpan.FromDays(2.2));
            },
            iter: 400);

    [Fact]
    public void A_gap_from_before_a_zone_changed_its_standard_time_is_a_gap_too()
    {
        var yukon = TimeZoneInfo.FindSystemTimeZoneById("America/Whitehorse");

        var times = Schedule.Parse("daily 02:28", null).NextTimes(new(2015, 3, 7, 12, 0, 0, TimeSpan.Zero), yukon).Take(2);

        Assert.Equal([new(2015, 3, 8, 10, 0, 0, TimeSpan.Zero), new(2015, 3, 9, 9, 28, 0, TimeSpan.Zero)], times);
    }

    [Fact]
    public void Each_hour_of_a_cron_line_goes_on_through_both_passes_of_an_overlap()
    {
        var times = Schedule.Parse("0 * * * *", null).NextTimes(new(2027, 10, 30, 23, 30, 0, TimeSpan.Zero), Paris).Take(4);

        Assert.Equal([0, 1, 2, 3], times.Select(time => time.Hour));
    }

    /// <summary>The rule, read off the moments themselves: the first at which a clock there shows the time, or the first after it would have.</summary>
    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone)
    {
        var early = new DateTimeOffset(local, TimeSpan.Zero).AddHours(-15);
        var shown = Enumerable.Range(0, 4).Select(part => new DateTimeOffset(local, zone.GetUtcOffset(early.AddHours(part * 10))).ToUniversalTime())
            .Where(moment => TimeZoneInfo.ConvertTime(moment, zone).DateTime == local).Order().ToArray();
        var found = shown.Length > 0 ? shown[0] : early;
        while (TimeZoneInfo.ConvertTime(found, zone).DateTime < local)
        {
            found = found.AddMinutes(1);
        }

        return found;
    }
}
