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
            lines.Count > 0 ? new Bullets(lines) : new Paragraph(words.Say("organizer.status.quiet")),
        ])
        {
            Buttons = [SettingsButton(words)],
        };

    public static Message Settings(Words words, Community community, bool overruled) =>
        new([
            new Paragraph(words.Say("organizer.settings.are")),
            new Facts([.. FactsOf(words, community)]),
            .. OwnershipMessages.Notes(words, community, overruled),
        ]);

    /// <summary>The one screen before signing is switched on again.</summary>
    public static Message AskSettings(Words words, CommandLine sure) => Message.Of(words.Say("organizer.settings.ask")) with
    {
        Buttons = [new Button(words.Plain("organizer.settings.button.sure"), sure, ButtonStyle.Danger)],
    };

    public static Message ChannelSet(Words words, ChannelRef channel) => Message.Of(words.Say("organizer.channel.set", ("channel", channel)));

    public static Message Mine(Words words, IReadOnlyList<Prose> lines) =>
        new([
            new Heading(words.Say("organizer.mine.heading")),
            lines.Count > 0 ? new Bullets(lines) : new Paragraph(words.Say("organizer.mine.empty")),
            new Footnote(words.Say("organizer.mine.note")),
        ]);

    public static Message Moderators(Caller caller, IReadOnlyList<string> members)
    {
        var words = caller.Words;
        var note = words.Say($"organizer.moderators.note.{PlatformKey(caller.Community.Platform)}");
        return members.Count == 0
            ? new([new Paragraph(words.Say("organizer.moderators.none")), new Footnote(note)])
            : new([
                new Heading(words.Say("organizer.moderators.heading")),
                new Bullets([.. members.Select(member => words.Say(
                    member == caller.Visitor.MemberId ? "organizer.moderators.you" : "organizer.moderators.entry", ("member", new MemberRef(caller.Community.Platform, member))))]),
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
            Buttons = [SettingsButton(words), new Button(words.Plain("organizer.button.help"), CommandLine.Of("organizer help"))],
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
        yield return new Fact(
            words.Plain("fact.moderatorschannel"),
            community.ModeratorsChannel is { } channel ? new Prose([new ChannelSpan(channel)]) : words.Say("organizer.channel.none"));
    }

    private static Button SettingsButton(Words words) => new(words.Plain("organizer.button.settings"), CommandLine.Of("organizer settings"));

    private static string PlatformKey(Platform platform) => platform.ToString().ToLowerInvariant();
}
