using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Every word the bot says to a member about what is kept about them.</summary>
internal static class MemberMessages
{
    /// <summary>The one screen before everything is erased. It lists nothing.</summary>
    public static Message AskSure(Words words) => Message.Of(words.Say("member.forget.ask")) with
    {
        Buttons = [new Button(words.Plain("member.forget.button"), CommandLine.Of("organizer forget", ("sure", "yes")), ButtonStyle.Danger)],
    };

    /// <summary>It is done, and this is what stays.</summary>
    public static Message Forgotten(Caller caller)
    {
        var words = caller.Words;
        List<Node> nodes =
        [
            new Paragraph(words.Say("member.forgotten")),
            new Paragraph(words.Say("member.forgotten.stays", ("platform", caller.Community.Platform.ToString()))),
            new Paragraph(words.Say("member.forgotten.export")),
            new Paragraph(words.Say("member.forgotten.links")),
        ];
        if (caller.IsModerator)
        {
            nodes.Add(new Paragraph(words.Say("member.forgotten.moderator")));
        }

        return new Message(nodes);
    }

    /// <summary>What is kept.</summary>
    public static Message Export(Words words, IReadOnlyList<Node> holdings) => new([
        new Heading(words.Say("member.export.heading")),
        .. Held(words, holdings),
    ]);

    /// <summary>What is kept, for whoever holds a link.</summary>
    public static Message Page(Caller caller, IReadOnlyList<Node> holdings) => new([
        new Heading(caller.Words.Say("member.page.heading")),
        new Paragraph(caller.Words.Say("member.page.intro", ("platform", caller.Community.Platform.ToString()))),
        .. Held(caller.Words, holdings),
    ]);

    /// <summary>It is done, for whoever did it by a link: the page with their names is one step back.</summary>
    public static Message ForgottenByLink(Caller caller) => new([.. Forgotten(caller).Nodes, new Paragraph(caller.Words.Say("member.page.close"))]);

    /// <summary>A line that says what follows, and what follows.</summary>
    public static IEnumerable<Node> Titled(Prose title, params IEnumerable<Node> nodes) => [new Paragraph(title), .. nodes];

    /// <summary>The button that leads to the question.</summary>
    public static Button ForgetButton(Words words) => new(words.Plain("member.button.forget"), CommandLine.Of("organizer forget"));

    /// <summary>The button that asks for a personal link.</summary>
    public static Button LinkButton(Words words) => new(words.Plain("member.button.link"), CommandLine.Of("organizer link"));

    /// <summary>A personal link, and what holding it means.</summary>
    public static Message Link(Words words, Uri address, DateOnly lastDay) => new([
        new Paragraph(words.Say("member.link", ("link", address))),
        new Paragraph(words.Say("member.link.warning", ("day", lastDay))),
    ]);

    /// <summary>There is no page to link to.</summary>
    public static Message NoLink(Words words) => Message.Of(words.Say("member.link.none")) with { Buttons = [ForgetButton(words)] };

    /// <summary>That is enough links.</summary>
    public static Message ForgottenOften(Words words) => Message.Of(words.Say("member.forgotten.often"));

    public static Message TooManyLinks(Words words) => Message.Of(words.Say("member.link.enough"));

    private static IEnumerable<Node> Held(Words words, IReadOnlyList<Node> holdings) =>
        [.. holdings.Count > 0 ? holdings : [new Paragraph(words.Say("member.export.empty"))], new Footnote(words.Say("member.export.note"))];
}
