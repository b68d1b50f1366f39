using SkiaSharp;

namespace OrganizerBot.Pictures;

public sealed class ChartColorsTests
{
    /// <summary>What is left of red, green and blue (linear) for eyes without one kind of cones: Machado, Oliveira and Fernandes 2009, severity 1.</summary>
    private static readonly Dictionary<string, double[,]> Eyes = new()
    {
        ["all"] = new[,] { { 1d, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["no red"] = new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        ["no green"] = new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        ["no blue"] = new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Words_and_lines_stand_out_from_the_ground(bool isDark)
    {
        var colors = Of(isDark);

        Assert.InRange(Contrast(colors.Ink, colors.Ground), 7, 21);
        Assert.InRange(Contrast(colors.Soft, colors.Ground), 4.5, 21);
        Assert.Equal(ChartColors.Most, colors.Series.Count);
        Assert.All(colors.Series, color => Assert.InRange(Contrast(color, colors.Ground), 3, 21));

        // A figure that everybody can check: the contrast of black and white.
        Assert.Equal(21, Contrast(SKColors.Black, SKColors.White), 3);
    }

    [Theory]
    [InlineData(false, "all")]
    [InlineData(false, "no red")]
    [InlineData(false, "no green")]
    [InlineData(false, "no blue")]
    [InlineData(true, "all")]
    [InlineData(true, "no red")]
    [InlineData(true, "no green")]
    [InlineData(true, "no blue")]
    public void No_two_look_alike_to_any_eyes(bool isDark, string eyes)
    {
        var seen = Of(isDark).Series.Select(color => Lab(color, Eyes[eyes])).ToArray();
        var nearest = seen.SelectMany((one, place) => seen.Skip(place + 1).Select(other => Math.Sqrt(one.Zip(other, (left, right) => (left - right) * (left - right)).Sum()))).Min();

        // CIE 1976: 2.3 is just noticeable, 10 is told apart at a glance.
        Assert.InRange(nearest, 18, 100);
    }

    private static ChartColors Of(bool isDark) => isDark ? ChartColors.Dark : ChartColors.Light;

    /// <summary>WCAG 2.2, "contrast ratio".</summary>
    private static double Contrast(SKColor one, SKColor other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(SKColor color) => (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte part) => part / 255d is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static double[] Lab(SKColor color, double[,] eyes)
    {
        double[] light = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        double Seen(int row) => Math.Clamp(Enumerable.Range(0, 3).Sum(column => eyes[row, column] * light[column]), 0, 1);
        var (red, green, blue) = (Seen(0), Seen(1), Seen(2));
        var x = Root(((0.4124 * red) + (0.3576 * green) + (0.1805 * blue)) / 0.9505);
        var y = Root((0.2126 * red) + (0.7152 * green) + (0.0722 * blue));
        var z = Root(((0.0193 * red) + (0.1192 * green) + (0.9505 * blue)) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16d / 116);
}
