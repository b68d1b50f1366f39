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
        var day = line.Day.ToString("d MMMM yyyy", words.Culture);
        var by = line.Member is { } member
            ? words.Say(line.ByCaller ? "organizer.moderators.you" : "organizer.moderators.entry", ("member", member))
            : words.Say("audit.by.unknown");
        return line.About is { } about
            ? words.Say("audit.entry.about", ("day", day), ("act", line.Act), ("about", about), ("by", by))
            : words.Say("audit.entry", ("day", day), ("act", line.Act), ("by", by));
    }
}
