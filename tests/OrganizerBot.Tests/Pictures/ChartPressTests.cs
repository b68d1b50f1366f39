using CsCheck;
using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

public sealed class ChartPressTests
{
    private static readonly ChartPress Press = new();
    private static readonly DateOnly Monday = new(2026, 9, 7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_stands_on_its_ground(bool isDark)
    {
        using var picture = Drawn(Of(Signatures(3)), ChartSize.Chat, isDark);

        Assert.Equal((isDark ? ChartColors.Dark : ChartColors.Light).Ground, picture.GetPixel(0, 0));
    }

    [Fact]
    public void In_a_chat_it_is_800_wide_and_400_a_panel()
    {
        using var one = Drawn(Of(Signatures(3)), ChartSize.Chat);
        using var two = Drawn(Of(Signatures(3), Refusals(1, 2)), ChartSize.Chat);

        Assert.Equal((800, 400), (one.Width, one.Height));
        Assert.Equal((800, 800), (two.Width, two.Height));
    }

    [Theory]
    [InlineData(150, 300)]
    [InlineData(30, 300)]
    [InlineData(40, 1_000)]
    public void A_line_and_its_mark_stand_at_their_numbers(int count, int mark)
    {
        var line = new ChartLine("Signatures", [new(Monday, count), new(Monday.AddDays(70), count)], new ChartMark(mark, ""));

        using var picture = Drawn(Of(new LinesPanel("Signatures", [line])), ChartSize.Chat);

        var foot = Rows(picture, ChartColors.Light.Soft, 500)[^1];
        var drawn = Rows(picture, ChartColors.Light.Series[0], 300);
        Assert.Equal((double)count / mark, (foot - drawn[^1]) / (foot - drawn[0]), 0.01);
    }

    [Fact]
    public void A_column_is_as_high_as_its_count()
    {
        using var picture = Drawn(Of(Refusals(4, 0, 8, 2)), ChartSize.Chat);

        var heights = Heights(picture, ChartColors.Light.Series[0]);

        Assert.Equal(3, heights.Count);
        Assert.Equal(0.5, heights[0] / heights[1], 0.02);
        Assert.Equal(0.25, heights[2] / heights[1], 0.02);
    }

    [Fact]
    public void Columns_stay_readable_below_a_range_far_above_them()
    {
        using var near = Drawn(Of(Refusals(10) with { Band = new(15, 40, "near") }), ChartSize.Chat);
        using var far = Drawn(Of(Refusals(10) with { Band = new(4_000, 9_000, "far") }), ChartSize.Chat);

        Assert.InRange(Heights(near, ChartColors.Light.Series[0]).Max(), 40, 80);
        Assert.InRange(Heights(far, ChartColors.Light.Series[0]).Max(), 150, 300);
    }

    [Fact]
    public void A_single_point_is_a_dot_and_zeros_are_a_line()
    {
        using var dot = Drawn(Of(new LinesPanel("Signatures", [new("Signatures", [new(Monday, 7)])])), ChartSize.Chat);
        using var zeros = Drawn(Of(new LinesPanel("Signatures", [new("Signatures", [new(Monday, 0), new(Monday.AddDays(7), 0)])])), ChartSize.Chat);

        Assert.InRange(Count(dot, ChartColors.Light.Series[0]), 100, 250);
        Assert.NotEmpty(Rows(zeros, ChartColors.Light.Series[0], 500));
    }

    [Fact]
    public void The_last_twelve_months_are_shown()
    {
        var columns = Enumerable.Range(0, 30).Select(month => new ChartColumn(new DateOnly(2024, 1, 1).AddMonths(month), [month])).ToArray();

        Assert.Equal(
            Press.Draw(Of(new ColumnsPanel("Refusals", ["refusals"], columns[18..])), ChartSize.Chat, false),
            Press.Draw(Of(new ColumnsPanel("Refusals", ["refusals"], columns)), ChartSize.Chat, false));
    }

    [Fact]
    public void The_same_chart_has_the_same_bytes_on_every_thread()
    {
        var chart = Of(Signatures(52), Refusals(3, 1, 4, 1, 5)) with { Title = "休憩 🍲" };
        var first = new ChartPress().Draw(chart, ChartSize.Chat, true);

        Assert.All(Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(4).Select(_ => Press.Draw(chart, ChartSize.Chat, true)).ToArray(), bytes => Assert.Equal(first, bytes));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\uD83D\u202E\u200B\0", 1)]
    [InlineData("W", 3_000)]
    [InlineData("田", 3_000)]
    [InlineData("👩‍🔧", 3_000)]
    [InlineData("a\u0301\u0302", 3_000)]
    [InlineData(" ", 3_000)]
    [InlineData("\u202E\u2066م", 3_000)]
    public void Hostile_words_are_drawn(string piece, int times)
    {
        var words = string.Concat(Enumerable.Repeat(piece, times));
        var lines = Enumerable.Range(0, 100).Select(_ => new ChartLine(words, [new(Monday, 3), new(Monday.AddDays(9), 8)], new(9, words))).ToArray();
        var chart = new Chart(words, words, words, [new LinesPanel(words, lines), new ColumnsPanel(words, [.. Enumerable.Repeat(words, 100)], [new(Monday, [1, 2])], new(1, 2, words))]);

        Draw(chart);
    }

    [Fact]
    public void Hostile_numbers_are_drawn()
    {
        var points = Enumerable.Range(0, 600).Select(day => new ChartPoint(DateOnly.MinValue.AddDays(day * 6_000), day % 2 == 0 ? int.MaxValue : int.MinValue)).Reverse().ToArray();
        var lines = Enumerable.Range(0, 100).Select(_ => new ChartLine("line", points, new(int.MinValue, "mark"))).ToArray();
        ChartColumn[] columns = [new(DateOnly.MaxValue, [int.MaxValue, int.MaxValue, -5]), new(DateOnly.MinValue, [1]), new(DateOnly.MaxValue, [int.MaxValue])];

        Draw(Of(new LinesPanel("lines", lines), new ColumnsPanel("columns", ["a", "b"], columns, new(long.MaxValue, long.MinValue, "band"))));
        Draw(Of(new LinesPanel("lines", []), new LinesPanel("lines", [new("none", [])]), new ColumnsPanel("columns", [], []), new ColumnsPanel("columns", [], columns), new ColumnsPanel("columns", ["a"], [new(Monday, [])], new(0, 0, ""))));
        Draw(Of(new ColumnsPanel("columns", ["a"], [new(Monday, [0])], new(long.MaxValue, long.MaxValue, "band")), new ColumnsPanel("columns", ["a"], [new(Monday, [1])], new(0, long.MaxValue, "band"))));
        Draw(Of());
    }

    [Fact]
    public void Whatever_a_chart_holds_it_is_drawn()
    {
        var points = Gen.Select(Gen.Int[0, 3_652_058], Gen.Int, (day, count) => new ChartPoint(DateOnly.FromDayNumber(day), count)).List[0, 9];
        var mark = Gen.Select(Gen.Int, Gen.String, (count, words) => new ChartMark(count, words));
        var line = Gen.Select(Gen.String, points, mark, (name, known, goal) => new ChartLine(name, known, goal)).List[0, 9];
        var column = Gen.Select(Gen.Int[0, 3_652_058], Gen.Int.List[0, 9], (day, counts) => new ChartColumn(DateOnly.FromDayNumber(day), counts)).List[0, 9];
        var band = Gen.Select(Gen.Long, Gen.Long, Gen.String, (low, high, words) => new ChartBand(low, high, words));

        Gen.Select(Gen.String, line, Gen.String.List[0, 9], column, band).Sample(
            (title, lines, parts, columns, range) => Draw(Of(new LinesPanel(title, lines), new ColumnsPanel(title, parts, columns, range)) with { Title = title }),
            iter: 60);
    }

    [Fact]
    public void Labels_are_moved_apart_as_little_as_it_takes()
    {
        Assert.Equal([10, 50], LinesDrawing.Spread([10, 50], 20, 0, 100));
        Assert.Equal([40, 60, 80], LinesDrawing.Spread([40, 40, 41], 20, 0, 100));
        Assert.Equal([100, 80, 60], LinesDrawing.Spread([99, 98, 97], 20, 0, 100));
        Assert.Equal([0, 25, 50, 75, 100], LinesDrawing.Spread([50, 50, 50, 50, 50], 40, 0, 100));
    }

    private static void Draw(Chart chart)
    {
        Assert.NotEmpty(Press.Draw(chart, ChartSize.Chat, false));
        Assert.NotEmpty(Press.Draw(chart, ChartSize.Chat, true));
    }

    private static SKBitmap Drawn(Chart chart, ChartSize size, bool isDark = false) => SKBitmap.Decode(Press.Draw(chart, size, isDark));

    private static Chart Of(params ChartPanel[] panels) => new("A chart", "In words", "en", panels);

    private static LinesPanel Signatures(int weeks) => new("Signatures", [new("No face recognition at work", [.. Enumerable.Range(0, weeks).Select(week => new ChartPoint(Monday.AddDays(7 * week), 3 * week))], new(100, "goal: 100"))]);

    private static ColumnsPanel Refusals(params int[] counts) => new("Refusals", ["Refusals"], [.. counts.Select((count, month) => new ChartColumn(new DateOnly(2026, 3, 1).AddMonths(month), [count]))]);

    /// <summary>The middles of what is drawn in a colour along at least so many pixels, from the top down.</summary>
    private static List<double> Rows(SKBitmap picture, SKColor color, int least)
    {
        var rows = Enumerable.Range(0, picture.Height).Where(y => Enumerable.Range(0, picture.Width).Count(x => picture.GetPixel(x, y) == color) >= least);
        return Runs(rows);
    }

    /// <summary>How high the columns of a colour are, from left to right.</summary>
    private static List<double> Heights(SKBitmap picture, SKColor color)
    {
        var counts = Enumerable.Range(0, picture.Width).ToDictionary(x => x, x => (double)Enumerable.Range(0, picture.Height).Count(y => picture.GetPixel(x, y) == color));
        return [.. Runs(counts.Where(column => column.Value > 20).Select(column => column.Key)).Select(x => counts[(int)x])];
    }

    private static int Count(SKBitmap picture, SKColor color) => picture.Pixels.Count(pixel => pixel == color);

    /// <summary>The middles of what lies side by side.</summary>
    private static List<double> Runs(IEnumerable<int> places)
    {
        List<(int First, int Last)> runs = [];
        foreach (var place in places)
        {
            if (runs is [.., var run] && run.Last == place - 1)
            {
                runs[^1] = (run.First, place);
            }
            else
            {
                runs.Add((place, place));
            }
        }

        return [.. runs.Select(run => (run.First + run.Last) / 2d)];
    }
}
