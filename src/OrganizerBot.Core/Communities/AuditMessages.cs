using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about what moderators changed.</summary>
internal static class AuditMessages
{
    /// <summary>A page of the audit.</summary>
    /// <param name="words">The language.</param>
    /// <param name="lines">The entries, the newest first.</param>
    /// <param name="page">Which page.</param>
    /// <param name="broken">The number of the oldest entry that does not follow the one before it, or null when the chain is whole.</param>
    public static Message List(Words words, IReadOnlyList<AuditLine> lines, PageNumbers page, int? broken) => lines.Count == 0
        ? Message.Of(words.Say("audit.empty", ("days", AuditEntry.DaysKept)))
        : new([
            new Heading(words.Say("audit.heading")),
            .. broken is { } number ? [new Paragraph(words.Say("audit.broken", ("number", number)))] : Array.Empty<Node>(),
            new Bullets([.. lines.Select(line => Line(words, line))]),
            new Footnote(words.Say(broken is null ? "audit.whole" : "audit.kept", ("days", AuditEntry.DaysKept))),
        ])
        {
            Buttons = page.Buttons(words, "organizer audit"),
        };

    private static Prose Line(Words words, AuditLine line)
    {
        var day = line.Day.ToString(words.Language.DayPattern, words.Culture);
        var by = line.Member is { } member
            ? words.Say(line.ByCaller ? "organizer.moderators.you" : "organizer.moderators.entry", ("member", member))
            : words.Say("audit.by.unknown");
        if (AuditChange.Read(line.About) is { Count: > 0 } changes)
        {
            return words.Say("audit.entry.changes", ("day", day), ("act", line.Act), ("changes", Changes(words, changes)), ("by", by));
        }

        return line.About is { } about
            ? words.Say("audit.entry.about", ("day", day), ("act", line.Act), ("about", about), ("by", by))
            : words.Say("audit.entry", ("day", day), ("act", line.Act), ("by", by));
    }

    private static Prose Changes(Words words, IReadOnlyList<AuditChange> changes) =>
        changes.Select(change => Change(words, change)).Aggregate((all, change) => all + Prose.Of("; ") + change);

    private static Prose Change(Words words, AuditChange change) => words.Say(
        "audit.change",
        ("what", words.Plain(change.What == "owner" ? "fact.owner" : $"option.{change.What}")),
        ("before", Value(words, change.What, change.Before)),
        ("after", Value(words, change.What, change.After)));

    private static string Value(Words words, string what, string value) => (what, value) switch
    {
        (_, "") => words.Plain("audit.unsaid"),
        ("owner", _) => words.Plain($"audit.owner.{value}"),
        ("silent", _) => words.Plain($"audit.silent.{value}"),
        ("review", _) => words.Plain($"choice.reviewpolicy.{value}"),
        ("language", _) => words.Plain($"choice.spokenlanguage.{value}"),
        _ => value,
    };
}
