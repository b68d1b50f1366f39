using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>What whoever installs the bot reads at the end.</summary>
internal sealed class SlackInstallPages(PublicAddress address, Operator host, IOptions<SlackOptions> options)
{
    /// <summary>It is installed, and this comes next.</summary>
    public WebPage Done(Language language)
    {
        var words = Words.In(language);
        List<Node> nodes =
        [
            new Heading(words.Say("platform.slack.install.done.heading")),
            new Paragraph(words.Say("platform.slack.install.done")),
            new Paragraph(words.Say("platform.slack.install.claim", ("command", options.Value.Command is { } word ? $"/{word} organizer claim" : "/organizer claim"))),
        ];
        if (host is { Name: { } name, Contact: { } contact })
        {
            nodes.Add(new Paragraph(words.Say("platform.slack.install.operator", ("name", name), ("contact", contact))));
        }

        nodes.Add(new Paragraph(words.Say("platform.slack.install.invite")));
        return new WebPage(StatusCodes.Status200OK, language, new Message(nodes));
    }

    /// <summary>The page belongs to an installation that is over, or was begun in another browser.</summary>
    public WebPage Over(Language language) => Again(StatusCodes.Status400BadRequest, language, "platform.slack.install.over");

    /// <summary>Whoever was asked at Slack said no.</summary>
    public WebPage Refused(Language language) => Again(StatusCodes.Status200OK, language, "platform.slack.install.refused");

    /// <summary>Slack did not confirm it.</summary>
    public WebPage Failed(Language language) => Again(StatusCodes.Status502BadGateway, language, "platform.slack.install.failed");

    /// <summary>Slack did not grant all that the bot needs.</summary>
    public static WebPage Incomplete(Language language, IReadOnlyList<string> missing)
    {
        var words = Words.In(language);
        return new WebPage(StatusCodes.Status409Conflict, language, new Message(
        [
            new Heading(words.Say("platform.slack.install.incomplete.heading")),
            new Paragraph(words.Say("platform.slack.install.incomplete", ("scopes", string.Join(", ", missing)))),
        ]));
    }

    private WebPage Again(int status, Language language, string key)
    {
        var words = Words.In(language);
        return new WebPage(status, language, new Message(
        [
            new Heading(words.Say($"{key}.heading")),
            new Paragraph(words.Say(key)),
            new Paragraph(words.Say("platform.slack.install.again", ("link", address.Of(SlackInstall.Begin[1..])!))),
        ]));
    }
}
