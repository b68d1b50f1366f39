using System.Globalization;

namespace OrganizerBot.Signing;

/// <summary>The numbers of a sheet as an export holds them: those that lists and cards show, and no others.</summary>
internal static class PublishedCount
{
    /// <summary>The names of the columns.</summary>
    /// <param name="goal">What its goal is called.</param>
    /// <param name="signatures">What its signatures are called.</param>
    public static IReadOnlyList<string> Columns(string goal, string signatures) => ["deadline", goal, signatures, "goal_reached", "tally_size", "tally_mark"];

    /// <summary>The columns.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="count">What has been released.</param>
    /// <param name="goal">What its goal is called.</param>
    /// <param name="signatures">What its signatures are called.</param>
    public static IEnumerable<(string Name, object? Value)> Of(Sheet sheet, ReleasedCount count, string goal, string signatures) =>
    [
        ("deadline", sheet.Deadline?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)),
        (goal, sheet.Goal),
        (signatures, count.Total),
        ("goal_reached", count.GoalReached || count.Total >= sheet.Goal),
        ("tally_size", count.Mark?.Size),
        ("tally_mark", count.Mark?.Fingerprint),
    ];
}
