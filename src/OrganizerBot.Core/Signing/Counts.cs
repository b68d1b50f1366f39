using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>How a released count is shown.</summary>
internal static class Counts
{
    /// <summary>The bar towards the goal. Where numbers stay silent it says only what was said: the names, or that the goal is reached.</summary>
    /// <param name="words">The language.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="count">What has been released.</param>
    /// <param name="key">The words for so many of these, such as <c>petition.signatures</c>.</param>
    public static Progress Progress(Words words, Sheet sheet, ReleasedCount count, string key)
    {
        var goal = Math.Max(1, sheet.Goal);
        if (count.GoalReached && count.Total < goal)
        {
            return new Progress(goal, goal, words.Say("counts.reached", ("goal", goal)));
        }

        return new Progress(Math.Min(count.Total, goal), goal, words.Say("counts.progress", ("count", words.Count(key, count.Total)), ("goal", goal)));
    }
}
