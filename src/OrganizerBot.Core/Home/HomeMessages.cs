using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>Every word of the page that a person has to themselves but those about petitions, pledges and refusals.</summary>
internal static class HomeMessages
{
    /// <summary>What is offered at its top, to whoever may.</summary>
    private static readonly string[] Offered = ["refusal log", "refusal reply", "organizer help", "organizer privacy"];

    /// <summary>Its beginning.</summary>
    /// <param name="words">The reader's language.</param>
    /// <param name="community">The community.</param>
    /// <param name="allowed">What the reader may do.</param>
    public static Message Welcome(Words words, Community community, IReadOnlyList<CommandDescriptor> allowed) =>
        new([
            new Heading(words.Say("home.heading")),
            new Paragraph(words.Say("home.about")),
            .. community.TakesSignatures ? [] : new Node[] { new Paragraph(OwnershipMessages.Off(words, community)) },
        ])
        {
            Buttons =
            [
                .. Offered.Select(path => allowed.FirstOrDefault(command => command.Path == path)).OfType<CommandDescriptor>()
                    .Select(command => new Button(words.Plain($"home.button.{command.Key}"), new CommandLine(command.Path), command.Policy == CommandPolicy.Signer ? ButtonStyle.Primary : ButtonStyle.Plain)),
            ],
        };

    /// <summary>What waits for a moderator, with the ways to it.</summary>
    public static Message Waiting(Words words, Waiting waiting) => Message.Of(waiting.Sentence(words)) with
    {
        Buttons = [.. waiting.Buttons(words).Select((button, at) => at == 0 ? button with { Style = ButtonStyle.Primary } : button)],
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
