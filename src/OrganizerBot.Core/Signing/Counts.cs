using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Tally;

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
        if (count.GoalReached && (count.Total < goal || (count.Counted > 0 && sheet.Counting is Counting.GoalOnly or Counting.GoalAtDeadline)))
        {
            return new Progress(goal, goal, words.Say("counts.reached", ("goal", goal)));
        }

        return new Progress(Math.Min(count.Total, goal), goal, words.Say("counts.progress", ("count", words.Count(key, count.Total)), ("goal", goal)));
    }

    /// <summary>What stands in small below a number: why it is silent about some, and the mark of the tally.</summary>
    /// <param name="words">The language.</param>
    /// <param name="verb">Which words are used: <c>signing</c> or <c>pledging</c>.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="count">What has been released.</param>
    /// <param name="isOpen">Whether more may come.</param>
    public static IEnumerable<Footnote> Notes(Words words, string verb, Sheet sheet, ReleasedCount count, bool isOpen)
    {
        if (Silence(sheet, count, isOpen) is { } silence)
        {
            yield return new Footnote(words.Say($"{verb}.silence.{silence}", ("floor", GroupSize.K)));
        }

        foreach (var mark in Marked(words, count))
        {
            yield return mark;
        }
    }

    /// <summary>The same for whoever reads the thing whole: the rule in full while more may come, and what is left unsaid afterwards.</summary>
    public static IEnumerable<Footnote> Rule(Words words, string verb, Sheet sheet, ReleasedCount count, bool isOpen) =>
        isOpen ? [new Footnote(SigningMessages.CountingRule(words, verb, sheet)), .. Marked(words, count)] : Notes(words, verb, sheet, count, isOpen);

    private static IEnumerable<Footnote> Marked(Words words, ReleasedCount count)
    {
        if (count.Mark is { } mark)
        {
            yield return new Footnote(Mark(words, mark));
        }
    }

    /// <summary>The latest checkpoint in a few characters, for people to compare.</summary>
    public static Prose Mark(Words words, TallyMark mark) => words.Say("tally.mark", ("size", mark.Size), ("mark", mark.Fingerprint));

    /// <summary>The same among others, in a list.</summary>
    public static IEnumerable<string> MarkOf(Words words, Code code, ReleasedCount count) => count.Mark is { } mark
        ? [words.Plain("tally.marks.entry", ("code", code.ToString()), ("size", mark.Size), ("mark", mark.Fingerprint))]
        : [];

    /// <summary>One small line with the marks of several tallies, or nothing.</summary>
    public static IEnumerable<Node> Marks(Words words, IReadOnlyList<string> marks) =>
        marks.Count == 0 ? [] : [new Footnote(words.Say("tally.marks", ("marks", string.Join(", ", marks))))];

    private static string? Silence(Sheet sheet, ReleasedCount count, bool isOpen) => (sheet.Counting, isOpen) switch
    {
        (Counting.NamedOnly, _) => null,
        (_, true) => sheet.Counting.ToString().ToLowerInvariant(),
        (Counting.Weekly, false) when sheet.IsSettled => count.Counted == 0 ? "few" : "rest",
        (Counting.GoalOnly or Counting.GoalAtDeadline, false) => "small",
        _ => null,
    };
}
