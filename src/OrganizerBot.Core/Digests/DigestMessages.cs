using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Every word the bot says about digests.</summary>
internal static class DigestMessages
{
    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("digest.unknown", ("code", code.ToString())));

    public static Message Added(Words words, Digest digest, ChannelRef channel) =>
        new([new Paragraph(words.Say("digest.added", ("code", digest.Code.ToString()), ("channel", channel), ("schedule", digest.Schedule), ("zone", digest.Zone), ("next", digest.NextAt!.Value)))])
        {
            Buttons = Buttons(words, digest),
        };

    public static Message Already(Words words, Digest digest, ChannelRef channel) =>
        Message.Of(words.Say("digest.already", ("code", digest.Code.ToString()), ("channel", channel))) with { Buttons = Buttons(words, digest) };

    public static Message List(Words words, IReadOnlyList<(Digest Digest, Destination Destination)> digests) =>
        digests.Count == 0
            ? Message.Of(words.Say("digest.list.empty"))
            : new([new Heading(words.Say("digest.list.heading")), new Bullets([.. digests.Select(entry => Entry(words, entry.Digest, entry.Destination))])]);

    /// <summary>What would be posted now and where, by which rules something is held back, and when it comes; or why it does not.</summary>
    public static Message Preview(Words words, Digest digest, Destination destination, DigestDraft draft, IReadOnlyList<DateTimeOffset> next) =>
        new([
            new Footnote(words.Say(draft.News.Count == 0 ? "digest.preview.empty" : "digest.preview.note", ("channel", destination.Channel))),
            .. draft.Message.Nodes,
            .. draft.Held.Count == 0 ? [] : new Node[] { new Paragraph(words.Say("digest.held")), new Bullets(draft.Held) },
            .. destination.Suspended is { } reason
                ? new Node[] { new Paragraph(words.Say("digest.preview.suspended", ("channel", destination.Channel), ("since", destination.SuspendedSince!.Value), ("reason", Reason(words, reason)))) }
                : [],
            .. digest.NextAt is null
                ? new Node[] { new Paragraph(words.Say("digest.preview.paused", ("code", digest.Code.ToString()))) }
                : [new Paragraph(words.Say("digest.next")), new Bullets([.. next.Select(time => new Prose([new MomentSpan(time)]))])],
        ]);

    public static Message NothingNew(Words words, DigestDraft draft) =>
        new([new Paragraph(words.Say("digest.nothing")), .. draft.Held.Count == 0 ? [] : new Node[] { new Bullets(draft.Held) }]);

    public static Message Sent(Words words, ChannelRef channel) => Message.Of(words.Say("digest.sent", ("channel", channel)));

    public static Message Paused(Words words, Digest digest) => Message.Of(words.Say("digest.paused", ("code", digest.Code.ToString())));

    public static Message AlreadyPaused(Words words, Digest digest) => Message.Of(words.Say("digest.already.paused", ("code", digest.Code.ToString())));

    public static Message Resumed(Words words, Digest digest, DateTimeOffset now) => Message.Of(digest.NextAt is { } next && next > now
        ? words.Say("digest.resumed", ("code", digest.Code.ToString()), ("next", next))
        : words.Say("digest.resumed.now", ("code", digest.Code.ToString())));

    public static Message Removed(Words words, Digest digest) => Message.Of(words.Say("digest.removed", ("code", digest.Code.ToString())));

    /// <summary>The digest itself, as it stands in the channel.</summary>
    public static Message Issue(Words words, IReadOnlyList<DigestSection> sections, DateTimeOffset at) =>
        new([
            new Heading(words.Say("digest.heading")),
            .. sections.Where(section => !section.IsStanding).SelectMany(section => section.Nodes).DefaultIfEmpty(new Paragraph(words.Say("digest.empty"))),
            .. sections.Where(section => section.IsStanding).SelectMany(section => section.Nodes),
            new Footnote(words.Say("digest.footnote", ("date", new Prose([new MomentSpan(at, DayOnly: true)])))),
        ])
        {
            Buttons = [.. sections.SelectMany(section => section.Buttons)],
        };

    private static Prose Entry(Words words, Digest digest, Destination destination)
    {
        var state = destination.Suspended is { } reason
            ? words.Say("digest.is.suspended", ("reason", Reason(words, reason)), ("since", destination.SuspendedSince!.Value))
            : digest.NextAt is { } next ? words.Say("digest.is.active", ("next", next)) : words.Say("digest.is.paused");
        return words.Say("digest.list.entry", ("code", digest.Code.ToString()), ("channel", destination.Channel), ("schedule", digest.Schedule), ("zone", digest.Zone), ("state", state));
    }

    private static string Reason(Words words, SuspensionReason reason) => words.Plain($"suspended.{reason.ToString().ToLowerInvariant()}");

    private static IReadOnlyList<Button> Buttons(Words words, Digest digest) =>
    [
        new(words.Plain("digest.button.preview"), Line("digest preview", digest)),
        new(words.Plain("digest.button.send"), Line("digest send", digest)),
    ];

    private static CommandLine Line(string path, Digest digest) => CommandLine.Of(path, ("digest", digest.Code.ToString()));
}
