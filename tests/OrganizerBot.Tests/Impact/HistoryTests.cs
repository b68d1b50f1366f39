using OrganizerBot.Campaigns;
using OrganizerBot.Contracts;

namespace OrganizerBot.Impact;

/// <summary>The pace of the last four weeks is read from what was noted week by week.</summary>
public sealed class HistoryTests
{
    private static readonly DateOnly Today = new(2027, 3, 10);

    [Fact]
    public void Each_week_is_what_came_in_it()
    {
        Assert.Equal([5, 0, 12, 3], Of(Today, (-28, 10), (-21, 15), (-14, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));
        Assert.Equal([5, 0, 12, 3], Of(Today.AddDays(6), (-35, 2), (-28, 10), (-21, 15), (-14, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));
    }

    [Fact]
    public void An_hour_that_was_kept_a_day_late_is_still_that_weeks() =>
        Assert.Equal([5, 0, 12, 3], Of(Today, (-27, 10), (-21, 15), (-13, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));

    [Fact]
    public void A_week_that_nobody_noted_is_empty_and_the_next_one_has_both() =>
        Assert.Equal([5, 0, 12, 3], Of(Today, (-28, 10), (-21, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));

    [Fact]
    public void After_a_long_silence_nothing_is_known_of_four_weeks() =>
        Assert.Empty(Of(Today, (-70, 10), (0, 30)).WeeksOf(FigureKind.Refusal));

    [Fact]
    public void Numbers_that_fell_are_none_that_came() =>
        Assert.Equal([0, 4, 0, 0], Of(Today, (-28, 10), (-21, 7), (-14, 11), (-7, 11), (0, 10)).WeeksOf(FigureKind.Refusal));

    [Fact]
    public void Of_less_than_four_weeks_or_long_ago_nothing_is_known()
    {
        Assert.Empty(Of(Today, (-21, 15), (-14, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));
        Assert.Empty(Of(Today.AddDays(10), (-28, 10), (-21, 15), (-14, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Refusal));
        Assert.Empty(History.None.WeeksOf(FigureKind.Refusal));
        Assert.Empty(Of(Today, (-28, 10), (-21, 15), (-14, 15), (-7, 27), (0, 30)).WeeksOf(FigureKind.Signature, new FigureSubject(Code.Parse("K7QF2", null), "x")));
    }

    private static History Of(DateOnly today, params (int Day, int Count)[] noted) =>
        new([.. noted.Select(each => PastFigure.Note(SampleThings.Campaigns[0], FigureKind.Refusal, "", Today.AddDays(each.Day), each.Count))], today);
}
