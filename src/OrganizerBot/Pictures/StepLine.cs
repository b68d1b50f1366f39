using OrganizerBot.Messages;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>A line of a panel as steps on a plot.</summary>
internal sealed class StepLine
{
    private readonly List<SKPoint> _corners = [];

    /// <summary>Measures it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="plot">Where it is drawn.</param>
    /// <param name="first">The first day of the plot.</param>
    /// <param name="last">Its last day.</param>
    public StepLine(ChartLine line, ChartPlot plot, DateOnly first, DateOnly last)
    {
        foreach (var point in line.Points.OrderBy(point => point.Day))
        {
            var at = new SKPoint(X(plot, point.Day, first, last), plot.Y(point.Count));

            // Of those that fall on one dot the last one is shown: however many there are, no more are drawn than the plot is wide.
            if (_corners is [.., var before] && at.X - before.X < 1)
            {
                _corners[^1] = new(before.X, at.Y);
            }
            else
            {
                _corners.Add(at);
            }
        }

        End = new(last == first ? _corners[^1].X : plot.Inside.Right, _corners[^1].Y);
    }

    /// <summary>Where it ends: at the last day of the plot.</summary>
    public SKPoint End { get; }

    /// <summary>The newest point of a line.</summary>
    public static ChartPoint Last(ChartLine line) => line.Points.Aggregate((last, next) => next.Day >= last.Day ? next : last);

    /// <summary>Where a day is; the middle where the plot has but one.</summary>
    public static float X(ChartPlot plot, DateOnly day, DateOnly first, DateOnly last) =>
        plot.Inside.Left + (plot.Inside.Width * (first == last ? 0.5f : (float)(day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber)));

    /// <summary>The line itself.</summary>
    public SKPath Path()
    {
        var path = new SKPath();
        path.MoveTo(_corners[0]);
        for (var next = 1; next < _corners.Count; next++)
        {
            path.LineTo(_corners[next].X, _corners[next - 1].Y);
            path.LineTo(_corners[next]);
        }

        path.LineTo(End);
        return path;
    }

    /// <summary>What lies below it.</summary>
    /// <param name="foot">The height of zero.</param>
    public SKPath Below(float foot)
    {
        var path = Path();
        path.LineTo(End.X, foot);
        path.LineTo(_corners[0].X, foot);
        path.Close();
        return path;
    }

    /// <summary>The places that it covers.</summary>
    /// <param name="thick">How thick it is.</param>
    public IEnumerable<SKRect> Pieces(float thick)
    {
        for (var place = 0; place < _corners.Count; place++)
        {
            var (from, to) = (_corners[place], place + 1 < _corners.Count ? _corners[place + 1] : End);
            yield return new(from.X - thick, from.Y - thick, to.X + thick, from.Y + thick);
            yield return new(to.X - thick, Math.Min(from.Y, to.Y), to.X + thick, Math.Max(from.Y, to.Y));
        }
    }
}
