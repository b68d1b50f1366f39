using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>Every word of the page that a person has to themselves but those about petitions, pledges and refusals.</summary>
internal static class HomeMessages
{
    /// <summary>Its beginning.</summary>
    /// <param name="words">The reader's language.</param>
    /// <param name="community">The community.</param>
    /// <param name="paths">The commands that are offered.</param>
    public static Message Welcome(Words words, Community community, IReadOnlyList<string> paths) =>
        new([
            new Heading(words.Say("home.heading")),
            new Paragraph(words.Say("home.about")),
            .. community.TakesSignatures ? [] : new Node[] { new Paragraph(OwnershipMessages.Off(words, community)) },
        ])
        {
            Buttons = [.. paths.Select((path, at) => new Button(words.Plain($"home.button.{path.Replace(' ', '.')}"), new CommandLine(path), at == 0 && community.TakesSignatures ? ButtonStyle.Primary : ButtonStyle.Plain))],
        };

    /// <summary>What moderators find at a glance.</summary>
    public static Message ForModerators(Words words, Community community, IReadOnlyList<Prose> lines) =>
        new([
            new Heading(words.Say("home.moderators")),
            .. community is { IsSilent: true, ModeratorsChannel: { } moderators } ? new Node[] { new Paragraph(words.Say("organizer.silent.is", ("moderators", moderators))) } : [],
            lines.Count > 0 ? new Bullets(lines) : new Paragraph(words.Say("organizer.status.quiet")),
        ])
        {
            Buttons =
            [
                new Button(words.Plain("organizer.button.setup"), CommandLine.Of("organizer setup")),
                new Button(words.Plain("home.button.status"), CommandLine.Of("organizer status")),
            ],
        };
}
