using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Every word the bot says to moderators about a campaign's public page. What stands on the page itself is written where it is made.</summary>
internal static class PageMessages
{
    private static readonly string[] Shows = ["about", "numbers", "petitions", "refusals"];

    /// <summary>Whether there is one, where, and what stands on it.</summary>
    public static Message Standing(Words words, Campaign campaign, Uri page) => campaign.PublicSince is null
        ? new(
        [
            new Heading(words.Say("page.heading", ("target", Target(campaign)))),
            new Paragraph(words.Say("page.off", ("page", page))),
            .. What(words),
        ])
        {
            Buttons = [Publish(words, campaign)],
        }
        : new(
        [
            new Heading(words.Say("page.heading", ("target", Target(campaign)))),
            new Paragraph(words.Say("page.on", ("page", page))),
            .. What(words),
        ])
        {
            Buttons = [Hide(words, campaign)],
        };

    /// <summary>The one screen before anybody on the internet can read it.</summary>
    public static Message AskPublish(Words words, Campaign campaign, Uri page) =>
        new([new Paragraph(words.Say("page.ask", ("target", Target(campaign)), ("page", page))), .. What(words), new Paragraph(words.Say("page.ask.back"))])
        {
            Buttons = [new(words.Plain("page.button.sure"), Line(campaign, PageChange.Publish).With([KeyValuePair.Create("sure", "yes")]), ButtonStyle.Danger)],
        };

    /// <summary>Anybody can read it from now on.</summary>
    public static Message Published(Words words, Campaign campaign, Uri page) =>
        Message.Of(words.Say("page.published", ("target", Target(campaign)), ("page", page))) with { Buttons = [Hide(words, campaign)] };

    /// <summary>It is there no more, or never was.</summary>
    public static Message Hidden(Words words, Campaign campaign, bool changed) =>
        Message.Of(words.Say(changed ? "page.hidden" : "page.hidden.already", ("target", Target(campaign)))) with { Buttons = [Publish(words, campaign)] };

    /// <summary>Members may not know of the campaign yet, and so nobody else either.</summary>
    public static Message Unannounced(Words words, Campaign campaign) => Message.Of(words.Say("page.unannounced", ("target", Target(campaign))));

    /// <summary>The bot has no address on the internet.</summary>
    public static Message NoAddress(Words words) => Message.Of(words.Say("page.noaddress"));

    private static IEnumerable<Node> What(Words words) =>
    [
        new Paragraph(words.Say("page.shows")),
        new Bullets([.. Shows.Select(what => words.Say($"page.shows.{what}"))]),
        new Footnote(words.Say("page.shows.never")),
    ];

    private static Button Publish(Words words, Campaign campaign) => new(words.Plain("page.button.publish"), Line(campaign, PageChange.Publish), ButtonStyle.Primary);

    private static Button Hide(Words words, Campaign campaign) => new(words.Plain("page.button.hide"), Line(campaign, PageChange.Hide), ButtonStyle.Danger);

    private static CommandLine Line(Campaign campaign, PageChange change) =>
        CommandLine.Of("campaign page", ("campaign", campaign.Code.ToString()), ("page", OptionDescriptor.ChoiceValue(change.ToString())));

    private static UserText Target(Campaign campaign) => new(campaign.Target);
}
