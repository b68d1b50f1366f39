using System.Globalization;

namespace OrganizerBot.Refusals;

public sealed class MonthTests
{
    private static readonly Month Present = new(2027, 3);

    [Theory]
    [InlineData("2026-11", 2026, 11)]
    [InlineData(" 2010-01 ", 2010, 1)]
    public void A_month_is_read_as_it_is_written(string typed, int year, int number)
    {
        Assert.True(Month.TryParse(typed, null, out var month));

        Assert.Equal(new Month(year, number), month);
        Assert.Equal(typed.Trim(), month.ToString());
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("11-2026")]
    [InlineData("November")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_not_a_month(string? typed) => Assert.False(Month.TryParse(typed, null, out _));

    [Theory]
    [InlineData("2027-03", true)]
    [InlineData("2027-02", true)]
    [InlineData("2010-01", true)]
    [InlineData("2027-04", false)]
    [InlineData("2009-12", false)]
    public void A_refusal_is_dated_from_2010_to_the_present_month(string typed, bool may) =>
        Assert.Equal(may, Month.Parse(typed, null).IsPastOr(Present));

    [Fact]
    public void The_present_month_is_that_of_the_time_zone()
    {
        var newYearsEve = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new Month(2026, 12), Month.Of(newYearsEve, TimeZoneInfo.Utc));
        Assert.Equal(new Month(2027, 1), Month.Of(newYearsEve, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
    }

    [Theory]
    [InlineData("en", "November 2026")]
    [InlineData("fr", "novembre 2026")]
    [InlineData("de", "November 2026")]
    [InlineData("es", "noviembre de 2026")]
    public void A_month_is_said_in_the_readers_language(string language, string said) =>
        Assert.Equal(said, new Month(2026, 11).InWords(CultureInfo.GetCultureInfo(language)));
}
