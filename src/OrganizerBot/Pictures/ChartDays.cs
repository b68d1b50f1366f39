using System.Globalization;

namespace OrganizerBot.Pictures;

/// <summary>The days of an axis: every so many days, months or years, in a language.</summary>
/// <param name="culture">The language.</param>
internal sealed class ChartDays(CultureInfo culture)
{
    /// <summary>More do not fit in any picture.</summary>
    private const int Most = 14;

    private static readonly int[] StepsInDays = [1, 2, 7, 14];
    private static readonly int[] StepsInMonths = [1, 2, 3, 6];

    /// <summary>A day and what is written at it.</summary>
    internal readonly record struct Tick(DateOnly Day, string Words);

    /// <summary>The most of them that fit.</summary>
    /// <param name="first">The first day of the axis.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="fit">Whether such ones fit beside each other.</param>
    public IReadOnlyList<Tick> Between(DateOnly first, DateOnly last, Func<IReadOnlyList<Tick>, bool> fit)
    {
        foreach (var days in StepsInDays)
        {
            if ((last.DayNumber - first.DayNumber) / days < Most && ByDays(first, last, days) is var ticks && fit(ticks))
            {
                return ticks;
            }
        }

        foreach (var months in StepsInMonths.Concat(Years().Select(years => years * 12)))
        {
            if ((MonthOf(last) - MonthOf(first)) / months < Most && ByMonths(first, last, months) is { Count: > 1 } ticks && fit(ticks))
            {
                return ticks;
            }
        }

        return [new(first, Day(first))];
    }

    /// <summary>A month in a row of them: its short name, and the year in place of January.</summary>
    public string Month(DateOnly month) => month.Month == 1 ? month.Year.ToString(CultureInfo.InvariantCulture) : culture.DateTimeFormat.GetAbbreviatedMonthName(month.Month);

    /// <summary>Which month it is, counted from the year 0.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The first day of a month.</summary>
    /// <param name="month">The month, as <see cref="MonthOf"/> counts.</param>
    public static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    private string Day(DateOnly day) => day.ToString(culture.TwoLetterISOLanguageName == "de" ? "d. MMM" : "d MMM", culture);

    private Tick[] ByDays(DateOnly first, DateOnly last, int days) =>
        [.. Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / days) + 1).Select(step => first.AddDays(step * days)).Select(day => new Tick(day, Day(day)))];

    private List<Tick> ByMonths(DateOnly first, DateOnly last, int months)
    {
        List<Tick> ticks = [];
        var begin = MonthOf(first) + (first.Day == 1 ? 0 : 1);
        for (var month = (begin + months - 1) / months * months; month <= MonthOf(last); month += months)
        {
            ticks.Add(new(FirstOf(month), Month(FirstOf(month))));
        }

        return ticks;
    }

    private static IEnumerable<int> Years()
    {
        for (var ten = 1; ten <= 1000; ten *= 10)
        {
            yield return ten;
            yield return 2 * ten;
            yield return 5 * ten;
        }
    }
}
