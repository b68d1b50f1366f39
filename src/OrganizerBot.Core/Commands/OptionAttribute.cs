namespace OrganizerBot.Commands;

/// <summary>Says more about an option than its name and type do.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute : Attribute
{
    /// <summary>How many characters fit. Slack's inputs stop at 3,000.</summary>
    public int Max { get; init; } = 200;

    /// <summary>Whether several lines are expected.</summary>
    public bool Long { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public int From { get; init; }

    /// <summary>The largest number allowed.</summary>
    public int To { get; init; } = 1_000_000;

    /// <summary>Whether a day is one on which something happened: today or before. All others are deadlines.</summary>
    public bool Past { get; init; }

    /// <summary>Where suggestions come from: a type that implements <see cref="ISuggestions"/>.</summary>
    public Type? Suggest { get; init; }

    /// <summary>Whether unquoted words that follow belong to it too; words that a person writes always do.</summary>
    public bool Rest { get; init; }

    /// <summary>Whether a form asks for it. Buttons carry what forms do not ask, such as the way of signing.</summary>
    public bool InForm { get; init; } = true;
}
