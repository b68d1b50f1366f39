using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about who runs it, what it stores, and who could read that.</summary>
internal static class PrivacyMessages
{
    private static readonly string[] Stored = ["signature", "name", "answer", "refusal", "page", "notice", "form", "delivery", "moderators"];

    /// <summary>The whole answer, in a member's words.</summary>
    public static Message Answer(Words words, Community community, Operator host) =>
        new([
            new Heading(words.Say("privacy.heading")),
            new Paragraph(Runs(words, host)),
            new Paragraph(words.Say("privacy.holds", ("platform", community.Platform.ToString()))),
            new Paragraph(Controls(words, community)),
            new Paragraph(words.Say("privacy.stores")),
            new Bullets([.. Stored.SelectMany(what => Kept(words, community, what))]),
            new Paragraph(words.Say("privacy.never")),
            new Paragraph(words.Say("privacy.erase")),
        ])
        {
            Buttons = [new Button(words.Plain("organizer.help.back"), CommandLine.Of("organizer help"))],
        };

    /// <summary>The same in one short line: who runs it, and who could read names.</summary>
    public static Prose Note(Words words, Community community, Operator host)
    {
        var platform = ("platform", (object)community.Platform.ToString());
        return (host.Name, community.Owner) switch
        {
            ({ } name, Ownership.Employer) => words.Say("privacy.note.employer", ("operator", name), platform),
            ({ } name, _) => words.Say("privacy.note", ("operator", name), platform),
            (null, Ownership.Employer) => words.Say("privacy.note.unknown.employer", platform),
            _ => words.Say("privacy.note.unknown", platform),
        };
    }

    /// <summary>The button to the whole answer.</summary>
    public static Button Button(Words words) => new(words.Plain("privacy.button"), CommandLine.Of("organizer privacy"));

    private static IEnumerable<Prose> Kept(Words words, Community community, string what) => (what, community.Review) == ("refusal", ReviewPolicy.All)
        ? [words.Say($"privacy.stored.{what}"), words.Say($"privacy.stored.{what}.all")]
        : [words.Say($"privacy.stored.{what}")];

    private static Prose Runs(Words words, Operator host)
    {
        var runs = host.Name is { } name ? words.Say("privacy.runs", ("operator", name)) : words.Say("privacy.runs.unknown");
        return host.Contact is { } contact ? runs + Prose.Of(" ") + words.Say("privacy.contact", ("contact", contact)) : runs;
    }

    private static Prose Controls(Words words, Community community) => community.Owner switch
    {
        Ownership.Members => words.Say("privacy.owner.members"),
        Ownership.Employer => words.Say("privacy.owner.employer"),
        _ => words.Say("owner.off.unsaid"),
    };
}
