using OrganizerBot.Languages;

namespace OrganizerBot.Pictures;

public sealed class ChartDaysTests
{
    [Theory]
    [InlineData("en", "2027-03-01", "2027-03-03", "1 Mar, 2 Mar, 3 Mar")]
    [InlineData("de", "2027-03-01", "2027-03-03", "1. März, 2. März, 3. März")]
    [InlineData("fr", "2027-03-01", "2027-03-29", "1 mars, 8 mars, 15 mars, 22 mars, 29 mars")]
    [InlineData("es", "2026-12-31", "2027-01-01", "31 dic, 1 ene")]
    [InlineData("en", "2026-09-07", "2027-02-20", "Oct, Nov, Dec, 2027, Feb")]
    [InlineData("fr", "2026-09-07", "2027-02-20", "oct., nov., déc., 2027, févr.")]
    [InlineData("en", "2020-01-01", "2027-01-01", "2020, 2022, 2024, 2026")]
    [InlineData("en", "0001-01-01", "9999-12-31", "2000, 4000, 6000, 8000")]
    [InlineData("en", "2027-03-01", "2027-03-01", "1 Mar")]
    public void They_are_as_many_as_fit_in_the_language(string language, string first, string last, string expected) =>
        Assert.Equal(expected, Written(language, first, last, ticks => ticks.Count <= 5));

    [Fact]
    public void Where_none_fit_the_first_one_stands() => Assert.Equal("7 Sep", Written("en", "2026-09-07", "2027-02-20", _ => false));

    private static string Written(string language, string first, string last, Func<IReadOnlyList<ChartDays.Tick>, bool> fit) => string.Join(
        ", ",
        new ChartDays(Words.In(Language.From(language)).Culture).Between(Day(first), Day(last), fit).Select(tick => tick.Words));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
