using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about roles and user groups that moderate.</summary>
internal static class GroupMessages
{
    public static Message Appointed(Words words, GroupSpan group) => Message.Of(words.Say($"organizer.group.appointed.{Key(group.Group.Platform)}", ("group", new Prose([group]))));

    public static Message Already(Words words, Platform platform) => Message.Of(words.Say($"organizer.group.already.{Key(platform)}"));

    public static Message Many(Words words) => Message.Of(words.Say("organizer.group.many", ("most", ModeratorGroup.Most)));

    public static Message Removed(Words words, Platform platform) => Message.Of(words.Say($"organizer.group.removed.{Key(platform)}"));

    public static Message Not(Words words, Platform platform) => Message.Of(words.Say($"organizer.group.not.{Key(platform)}"));

    /// <summary>Why a group cannot make moderators, and what helps.</summary>
    public static Message Cannot(Words words, GroupStanding standing) => Message.Of(Trouble(words, standing));

    /// <summary>Neither an account nor a group was named.</summary>
    public static Message Neither(Words words, CommandDescriptor command) =>
        Message.Of(words.Say("organizer.group.neither")) with { Buttons = [new Button(words.Plain("command.mend"), new CommandLine(command.Path), ButtonStyle.Primary)] };

    /// <summary>A group in the list of moderators, with what keeps it from moderating just now.</summary>
    public static Prose Line(Words words, AppointedGroup appointed)
    {
        var line = words.Say($"organizer.group.entry.{Key(appointed.Group.Group.Platform)}", ("group", new Prose([appointed.Group])));
        return appointed.Standing == GroupStanding.Fit ? line : line + Prose.Of(" ") + Trouble(words, appointed.Standing);
    }

    private static Prose Trouble(Words words, GroupStanding standing) => words.Say($"organizer.group.cannot.{standing.ToString().ToLowerInvariant()}");

    private static string Key(Platform platform) => platform.ToString().ToLowerInvariant();
}
