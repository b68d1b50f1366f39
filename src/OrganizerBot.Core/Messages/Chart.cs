using System.Text.Json.Serialization;

namespace OrganizerBot.Messages;

/// <summary>A picture of numbers. It is kept as what it shows and drawn where it is sent, so that it has the size, the colours and the format that the place needs.</summary>
/// <param name="Title">What it shows, one line.</param>
/// <param name="Words">The same in words, with its numbers, for whoever does not see it; at most 1,000 characters (Slack's limit for an upload, the smallest one).</param>
/// <param name="Language">The language of its words, which names months and writes numbers: <c>en</c>.</param>
/// <param name="Panels">Its parts, top to bottom; at least one.</param>
public sealed record Chart(string Title, string Words, string Language, IReadOnlyList<ChartPanel> Panels) : Node
{
    /// <summary>The most that its words may be, in UTF-16 units.</summary>
    public const int LongestWords = 1000;

    /// <summary>By what the platform shows the drawn picture; null where it is not drawn, and its words stand in its place.</summary>
    [JsonIgnore]
    public string? Shown { get; init; }
}

/// <summary>One part of a <see cref="Chart"/>, with an axis of its own.</summary>
/// <param name="Title">What is counted in it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(LinesPanel), "lines")]
[JsonDerivedType(typeof(ColumnsPanel), "columns")]
public abstract record ChartPanel(string Title);

/// <summary>Numbers that grow day by day, each as steps: a number holds until the next one is known.</summary>
/// <param name="Title">What is counted in it.</param>
/// <param name="Lines">The lines, at least one; each has a colour by its place, whatever it is called.</param>
public sealed record LinesPanel(string Title, IReadOnlyList<ChartLine> Lines) : ChartPanel(Title);

/// <summary>One line.</summary>
/// <param name="Name">What it counts: words of the bot, or a title that somebody wrote.</param>
/// <param name="Points">Its numbers, the oldest first; at least one.</param>
/// <param name="Mark">The number at which something happens, such as a goal.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points, ChartMark? Mark = null);

/// <summary>A number at a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">The number; not negative.</param>
public sealed record ChartPoint(DateOnly Day, int Count);

/// <summary>A number that a line may reach.</summary>
/// <param name="Count">The number; more than zero.</param>
/// <param name="Words">What it is, such as "goal: 500".</param>
public sealed record ChartMark(int Count, string Words);

/// <summary>Numbers of months, each a column of parts that stand on each other.</summary>
/// <param name="Title">What is counted in it.</param>
/// <param name="Parts">What the parts of a column are, from the foot up.</param>
/// <param name="Columns">The columns, the oldest month first; months in between without one are empty.</param>
/// <param name="Band">A range that a column may reach.</param>
public sealed record ColumnsPanel(string Title, IReadOnlyList<string> Parts, IReadOnlyList<ChartColumn> Columns, ChartBand? Band = null) : ChartPanel(Title);

/// <summary>A month's numbers.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Counts">A number for each part; zero where there is nothing to tell.</param>
public sealed record ChartColumn(DateOnly Month, IReadOnlyList<int> Counts);

/// <summary>A range of numbers.</summary>
/// <param name="Low">From.</param>
/// <param name="High">To.</param>
/// <param name="Words">What it is, such as "outweighs the contract: 12 to 40".</param>
public sealed record ChartBand(long Low, long High, string Words);
