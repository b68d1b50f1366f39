using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about a community and its moderators.</summary>
internal static class CommunityMessages
{
    public static Message Status(Words words, Community community, IReadOnlyList<Prose> lines) =>
        new([
            new Heading(words.Say("organizer.status.heading")),
            new Facts([.. FactsOf(words, community)]),
            .. Silent(words, community, community.IsSilent ? SilentTest.IsOn : SilentTest.IsOff),
            lines.Count > 0 ? new Bullets(lines) : new Paragraph(words.Say("organizer.status.quiet")),
        ])
        {
            Buttons = [SetupButton(words), SettingsButton(words)],
        };

    public static Message Settings(Words words, Community community, bool overruled, SilentTest silence) =>
        new([
            new Paragraph(words.Say("organizer.settings.are")),
            new Facts([.. FactsOf(words, community)]),
            .. OwnershipMessages.Notes(words, community, overruled),
            .. Silent(words, community, silence),
        ])
        {
            Buttons = community.IsSilent ? [new Button(words.Plain("organizer.silent.button.off"), CommandLine.Of("organizer settings", ("silent", "no")))] : [],
        };

    /// <summary>In a silent test: what was asked for comes to the moderators' channel.</summary>
    public static Message Instead(Words words, ChannelRef moderators, ChannelRef channel) =>
        Message.Of(words.Say("organizer.silent.instead", ("moderators", moderators), ("channel", channel)));

    /// <summary>The one screen before signing is switched on again.</summary>
    public static Message AskSettings(Words words, CommandLine sure) => Message.Of(words.Say("organizer.settings.ask")) with
    {
        Buttons = [new Button(words.Plain("organizer.settings.button.sure"), sure, ButtonStyle.Danger)],
    };

    /// <summary>The same after other settings came with it, which are saved already.</summary>
    public static Message AskAfterSettings(Words words, Community community, SilentTest silence, CommandLine sure)
    {
        var asked = AskSettings(words, sure);
        return asked with { Nodes = [.. asked.Nodes, new Paragraph(words.Say("organizer.settings.ask.rest")), .. Silent(words, community, silence)] };
    }

    public static Message ChannelSet(Words words, ChannelRef channel) => Message.Of(words.Say("organizer.channel.set", ("channel", channel)));

    public static Message Mine(Words words, IReadOnlyList<Prose> lines) =>
        new([
            new Heading(words.Say("organizer.mine.heading")),
            lines.Count > 0 ? new Bullets(lines) : new Paragraph(words.Say("organizer.mine.empty")),
            new Footnote(words.Say("organizer.mine.note")),
        ]);

    public static Message Moderators(Caller caller, IReadOnlyList<string> members, IReadOnlyList<AppointedGroup> groups)
    {
        var words = caller.Words;
        var note = words.Say($"organizer.moderators.note.{PlatformKey(caller.Community.Platform)}");
        return members.Count + groups.Count == 0
            ? new([new Paragraph(words.Say("organizer.moderators.none")), new Footnote(note)])
            : new([
                new Heading(words.Say("organizer.moderators.heading")),
                new Bullets(
                [
                    .. members.Select(member => words.Say(
                        member == caller.Visitor.MemberId ? "organizer.moderators.you" : "organizer.moderators.entry", ("member", new MemberRef(caller.Community.Platform, member)))),
                    .. groups.Select(group => GroupMessages.Line(words, group)),
                ]),
                new Footnote(note),
            ]);
    }

    public static Message Appointed(Words words) => Message.Of(words.Say("organizer.moderators.appointed"));

    public static Message AlreadyModerator(Words words) => Message.Of(words.Say("organizer.moderators.already"));

    public static Message Removed(Words words, Platform platform) => Message.Of(words.Say($"organizer.moderators.removed.{PlatformKey(platform)}"));

    public static Message NotModerator(Words words, Platform platform) => Message.Of(words.Say($"organizer.moderators.not.{PlatformKey(platform)}"));

    public static Message LastModerator(Words words) => Message.Of(words.Say("organizer.moderators.last"));

    public static Message Claimed(Words words, Community community, bool overruled) =>
        new([new Paragraph(words.Say("organizer.claimed")), .. OwnershipMessages.Notes(words, community, overruled)])
        {
            Buttons = [SetupButton(words), SettingsButton(words), new Button(words.Plain("organizer.button.help"), CommandLine.Of("organizer help"))],
        };

    public static Message AlreadyYours(Words words, Ownership owner) => Message.Of(words.Say("organizer.claim.yours", ("owner", OptionDescriptor.ChoiceValue(owner.ToString()))));

    public static Message AlreadyClaimed(Words words) => Message.Of(words.Say("organizer.claim.taken"));

    public static Message NothingToClaim(Words words) => Message.Of(words.Say("organizer.claim.discord"));

    public static Message TooManyTries(Words words) => Message.Of(words.Say("organizer.claim.tries"));

    public static Message WrongClaimCode(Words words) => Message.Of(words.Say("organizer.claim.wrong"));

    private static IEnumerable<Fact> FactsOf(Words words, Community community)
    {
        yield return new Fact(words.Plain("fact.platform"), Prose.Of(community.Platform.ToString()));
        yield return OwnershipMessages.Fact(words, community);
        yield return new Fact(words.Plain("option.language"), Prose.Of(words.Plain($"choice.spokenlanguage.{OptionDescriptor.ChoiceValue(community.Language.Choice().ToString())}")));
        yield return new Fact(words.Plain("option.zone"), Prose.Of(community.Zone));
        yield return new Fact(words.Plain("option.review"), Prose.Of(words.Plain($"choice.reviewpolicy.{OptionDescriptor.ChoiceValue(community.Review.ToString())}")));
        yield return new Fact(
            words.Plain("fact.moderatorschannel"),
            community.ModeratorsChannel is { } channel ? new Prose([new ChannelSpan(channel)]) : words.Say("organizer.channel.none"));
    }

    private static IEnumerable<Node> Silent(Words words, Community community, SilentTest silence) => (silence, community.ModeratorsChannel) switch
    {
        (SilentTest.IsOn, { } moderators) => [new Paragraph(words.Say("organizer.silent.is", ("moderators", moderators)))],
        (SilentTest.Ended, _) => [new Paragraph(words.Say("organizer.silent.ended"))],
        (SilentTest.HasNoPlace, _) => [new Paragraph(words.Say("organizer.silent.nowhere"))],
        _ => [],
    };

    private static Button SetupButton(Words words) => new(words.Plain("organizer.button.setup"), CommandLine.Of("organizer setup"), ButtonStyle.Primary);

    private static Button SettingsButton(Words words) => new(words.Plain("organizer.button.settings"), CommandLine.Of("organizer settings"));

    private static string PlatformKey(Platform platform) => platform.ToString().ToLowerInvariant();
}
