using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Every word the bot says about campaigns.</summary>
internal static class CampaignMessages
{
    private const int MostButtons = 10;

    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("campaign.unknown", ("code", code.ToString())));

    /// <summary>What moderators of a community that only takes part are told when they try to run the campaign, or null for those who run it.</summary>
    public static Message? HandsOff(Caller caller, Campaign campaign) =>
        campaign.OwnerId == caller.Community.Id ? null : Message.Of(caller.Words.Say("campaign.foreign", ("target", Target(campaign))));

    public static Message Whole(Words words, Campaign campaign, int communities, IReadOnlyList<Prose> lines, IReadOnlyList<Guest> guests) =>
        new([
            new Heading(Prose.Of(Target(campaign))),
            new Facts([.. FactsOf(words, campaign, communities)]),
            lines.Count > 0 ? new Bullets(lines) : new Footnote(words.Say("campaign.empty")),
            .. guests.Count > 0 ? [new Paragraph(words.Say("campaign.guests")), new Bullets([.. guests.Select(guest => JoinMessages.Who(words, guest.Platform, guest.Code))])] : Array.Empty<Node>(),
        ])
        {
            Buttons = [.. guests.Take(MostButtons).Select(guest => JoinMessages.RemoveButton(words, guest.Code))],
        };

    public static Message List(Words words, IReadOnlyList<Campaign> campaigns, PageNumbers page) =>
        campaigns.Count == 0
            ? Message.Of(words.Say("campaign.list.empty"))
            : new([
                new Heading(words.Say("campaign.list.heading")),
                new Bullets([.. campaigns.Select(campaign => words.Say(
                    "campaign.list.entry", ("code", campaign.Code.ToString()), ("target", Target(campaign)), ("state", State(words, campaign))))]),
            ])
            {
                Buttons = page.Buttons(words, "campaign list"),
            };

    public static Message Edited(Words words, Campaign campaign) => About(words, "campaign.edited", campaign) with { Buttons = [ReadButton(words, campaign)] };

    public static Message Shared(Words words, Campaign campaign, string joinCode) =>
        Message.Of(words.Say("campaign.shared", ("target", Target(campaign)), ("code", joinCode)));

    public static Message NoSuchJoinCode(Words words) => Message.Of(words.Say("campaign.joincode.unknown"));

    /// <summary>What a community is told that takes part from now on.</summary>
    public static Message Joined(Words words, Campaign campaign, bool takesSignatures) =>
        About(words, takesSignatures ? "campaign.joined" : "campaign.joined.reading", campaign) with { Buttons = [ReadButton(words, campaign)] };

    public static Message AlreadyJoined(Words words, Campaign campaign) => About(words, "campaign.already.joined", campaign) with { Buttons = [ReadButton(words, campaign)] };

    public static Message OwnersStay(Words words, Campaign campaign) => About(words, "campaign.owner", campaign);

    public static Message Left(Words words, Campaign campaign) => About(words, "campaign.left", campaign);

    public static Message Closed(Words words, Campaign campaign) => About(words, $"campaign.closed.{StateKey(campaign)}", campaign);

    public static Message Over(Words words, Campaign campaign) => About(words, $"campaign.over.{StateKey(campaign)}", campaign);

    private static IEnumerable<Fact> FactsOf(Words words, Campaign campaign, int communities)
    {
        (string Option, string? Said)[] parts =
            [("demand", campaign.Demand), ("lift", campaign.LiftCondition), ("hashtag", campaign.Hashtag is { } hashtag ? $"#{hashtag}" : null), ("sources", campaign.Sources)];
        foreach (var (option, said) in parts)
        {
            if (said is not null)
            {
                yield return new Fact(words.Plain($"option.{option}"), Prose.Of(new UserText(said)));
            }
        }

        yield return new Fact(words.Plain("fact.state"), Prose.Of(State(words, campaign)));
        yield return new Fact(words.Plain("fact.communities"), Prose.Of(communities.ToString(words.Culture)));
    }

    private static Message About(Words words, string key, Campaign campaign) => Message.Of(words.Say(key, ("target", Target(campaign))));

    /// <summary>The button that shows the campaign.</summary>
    public static Button ReadButton(Words words, Campaign campaign) =>
        new(words.Plain("campaign.button.read"), CommandLine.Of("campaign show", ("campaign", campaign.Code.ToString())));

    private static string State(Words words, Campaign campaign) => words.Plain($"campaign.is.{StateKey(campaign)}");

    private static string StateKey(Campaign campaign) => campaign.State.ToString().ToLowerInvariant();

    private static UserText Target(Campaign campaign) => new(campaign.Target);
}
