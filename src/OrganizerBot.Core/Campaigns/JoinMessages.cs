using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Every word the bot says about communities that ask to take part in a campaign, and that stop doing so.</summary>
internal static class JoinMessages
{
    public static Message Asked(Words words, Campaign campaign, JoinRequest request) => Mine(words, "campaign.asked", campaign, request);

    public static Message AlreadyAsked(Words words, Campaign campaign, JoinRequest request) => Mine(words, "campaign.asked.already", campaign, request);

    public static Message WasDeclined(Words words, Campaign campaign) => About(words, "campaign.asked.declined", campaign);

    public static Message TooMany(Words words, Campaign campaign) => About(words, "campaign.asked.many", campaign);

    public static Message Retracted(Words words, Code code) => Message.Of(words.Say("campaign.retracted", ("code", code.ToString())));

    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("campaign.request.unknown", ("code", code.ToString()))) with { Buttons = [ListButton(words)] };

    public static Message Accepted(Words words, Campaign campaign, Platform platform, Code code) =>
        Message.Of(words.Say("campaign.accepted", ("who", Who(words, platform, code)), ("target", Target(campaign)))) with { Buttons = [CampaignMessages.ReadButton(words, campaign)] };

    public static Message Declined(Words words, Campaign campaign, Code code) =>
        Message.Of(words.Say("campaign.declined", ("target", Target(campaign)), ("code", code.ToString()))) with { Buttons = [RenewButton(words, campaign)] };

    public static Message Unshared(Words words, Campaign campaign) => About(words, "campaign.unshared", campaign);

    /// <summary>What those who decide are told in their channel.</summary>
    public static Message Card(Words words, JoinRequestLook look) =>
        new([
            new Paragraph(Entry(words, look, "campaign.request.theirs")),
            new Footnote(words.Say("campaign.request.note", ("code", look.Request.Code.ToString()))),
        ])
        {
            Buttons = [.. Decisions(words, look.Request)],
        };

    /// <summary>What those who asked are told in their channel when the answer is no.</summary>
    public static Message TellDeclined(Words words, UserText target) => Message.Of(words.Say("campaign.told.declined", ("target", target)));

    /// <summary>What a community is told that was taken out.</summary>
    public static Message TellRemoved(Words words, Campaign campaign) => About(words, "campaign.told.removed", campaign);

    public static Message List(Words words, Id<Community> own, IReadOnlyList<JoinRequestLook> looks, PageNumbers page) =>
        looks.Count == 0
            ? Message.Of(words.Say("campaign.requests.empty"))
            : new([
                new Heading(words.Say("campaign.requests.heading")),
                new Bullets([.. looks.Select(look => Entry(words, look, KindOf(own, look.Request)))]),
            ])
            {
                Buttons = [.. looks.SelectMany(look => Buttons(words, own, look.Request)), .. page.Buttons(words, "campaign requests")],
            };

    /// <summary>How many ask to take part, for moderators at a glance.</summary>
    public static Prose WaitForUs(Words words, int count) => words.Count("campaign.requests.status", count);

    /// <summary>How many answers their own community waits for.</summary>
    public static Prose OursWait(Words words, int count) => words.Count("campaign.requests.status.own", count);

    /// <summary>How many ask to take part, on a moderator's own page, with the way to decide.</summary>
    public static Message AtHome(Words words, int count) => Message.Of(words.Count("campaign.requests.home", count)) with { Buttons = [ListButton(words)] };

    public static Message UnknownGuest(Words words, Code code) => Message.Of(words.Say("campaign.guest.unknown", ("code", code.ToString())));

    public static Message AskRemove(Words words, Campaign campaign, Code code) =>
        Message.Of(words.Say("campaign.remove.ask", ("code", code.ToString()), ("target", Target(campaign)))) with
        {
            Buttons = [new Button(words.Plain("campaign.button.remove", ("code", code.ToString())), CommandLine.Of("campaign remove", ("community", code.ToString()), ("sure", "yes")), ButtonStyle.Danger)],
        };

    public static Message Removed(Words words, Campaign campaign, Code code) =>
        Message.Of(words.Say("campaign.removed", ("code", code.ToString()), ("target", Target(campaign))));

    public static Message AskLeave(Words words, Campaign campaign) => About(words, "campaign.leave.ask", campaign) with
    {
        Buttons = [new Button(words.Plain("campaign.button.leave"), CommandLine.Of("campaign leave", ("campaign", campaign.Code.ToString()), ("sure", "yes")), ButtonStyle.Danger)],
    };

    /// <summary>A community as those who run a campaign see it: its platform and the code that its request had.</summary>
    public static Prose Who(Words words, Platform platform, Code code) => words.Say($"campaign.who.{platform.ToString().ToLowerInvariant()}", ("code", code.ToString()));

    /// <summary>The button that takes a community out, after asking once.</summary>
    public static Button RemoveButton(Words words, Code code) =>
        new(words.Plain("campaign.button.remove", ("code", code.ToString())), CommandLine.Of("campaign remove", ("community", code.ToString())));

    private static string KindOf(Id<Community> own, JoinRequest request) => request switch
    {
        { State: JoinRequestState.Declined } => "campaign.request.declined",
        _ when request.OwnerId == own => "campaign.request.theirs",
        _ => "campaign.request.ours",
    };

    private static Prose Entry(Words words, JoinRequestLook look, string key) =>
        words.Say(key, ("who", Who(words, look.Platform, look.Request.Code)), ("target", look.Target));

    private static IEnumerable<Button> Buttons(Words words, Id<Community> own, JoinRequest request) =>
        request.State != JoinRequestState.Waiting ? [] : request.OwnerId == own ? Decisions(words, request) : [RetractButton(words, request)];

    private static IEnumerable<Button> Decisions(Words words, JoinRequest request)
    {
        var code = request.Code.ToString();
        yield return new Button(words.Plain("campaign.button.accept", ("code", code)), CommandLine.Of("campaign accept", ("request", code)), ButtonStyle.Primary);
        yield return new Button(words.Plain("campaign.button.decline", ("code", code)), CommandLine.Of("campaign decline", ("request", code)), ButtonStyle.Danger);
    }

    private static Button RetractButton(Words words, JoinRequest request) =>
        new(words.Plain("campaign.button.retract", ("code", request.Code.ToString())), CommandLine.Of("campaign retract", ("request", request.Code.ToString())));

    private static Button RenewButton(Words words, Campaign campaign) =>
        new(words.Plain("campaign.button.renew"), CommandLine.Of("campaign share", ("campaign", campaign.Code.ToString()), ("code", "renew")));

    private static Button ListButton(Words words) => new(words.Plain("campaign.button.requests"), CommandLine.Of("campaign requests"));

    private static Message Mine(Words words, string key, Campaign campaign, JoinRequest request) =>
        Message.Of(words.Say(key, ("target", Target(campaign)), ("code", request.Code.ToString()))) with { Buttons = [RetractButton(words, request)] };

    private static Message About(Words words, string key, Campaign campaign) => Message.Of(words.Say(key, ("target", Target(campaign))));

    private static UserText Target(Campaign campaign) => new(campaign.Target);
}
