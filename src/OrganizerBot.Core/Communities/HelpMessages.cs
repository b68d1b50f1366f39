using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word of the help. The commands' own words come from the catalogue.</summary>
internal static class HelpMessages
{
    private static readonly string[] First = ["sign", "takeback", "erase"];

    /// <summary>All topics with what can be done about each, and who runs the bot. For whoever may sign it begins with what members need most.</summary>
    public static Message Overview(Words words, IReadOnlyList<CommandDescriptor> allowed, Community community, Operator host) =>
        new([
            new Heading(words.Say("organizer.help.heading")),
            new Bullets([.. MaySign(allowed) ? First.Select(what => words.Say($"organizer.help.{what}")) : [], .. allowed.GroupBy(command => command.Noun).Select(topic => words.Say(
                "organizer.help.topic.entry",
                ("noun", topic.Key),
                ("verbs", string.Join(", ", topic.Select(command => command.Path[(topic.Key.Length + 1)..])))))]),
            new Paragraph(words.Say("organizer.help.more")),
            new Footnote(PrivacyMessages.Note(words, community, host)),
        ])
        {
            Buttons =
            [
                PrivacyMessages.Button(words),
                .. allowed.Select(command => command.Noun).Distinct().Select(noun => new Button(noun, CommandLine.Of("organizer help", ("topic", noun)))),
            ],
        };

    /// <summary>No topic is called so.</summary>
    public static Prose UnknownTopic(Words words, UserText topic) => words.Say("organizer.help.unknown", ("topic", topic));

    /// <summary>The commands of one topic, as they are typed.</summary>
    public static Message Topic(Words words, IReadOnlyList<CommandDescriptor> commands) =>
        new([
            new Heading(Prose.Of("/" + commands[0].Noun)),
            new Bullets([.. commands.Select(command => words.Say(
                "organizer.help.entry", ("usage", command.Usage), ("description", command.Description(words))))]),
        ])
        {
            Buttons = [new Button(words.Plain("organizer.help.back"), CommandLine.Of("organizer help"))],
        };

    private static bool MaySign(IReadOnlyList<CommandDescriptor> allowed) => allowed.Any(command => command.Policy == CommandPolicy.Signer);
}
