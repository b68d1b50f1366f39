using System.Globalization;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Permission sets, in Discord's bits and its way of writing them: decimal strings.</summary>
internal static class DiscordPermissions
{
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageChannels = 1UL << 4;
    public const ulong ManageGuild = 1UL << 5;
    public const ulong AddReactions = 1UL << 6;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong ManageMessages = 1UL << 13;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong ReadMessageHistory = 1UL << 16;
    public const ulong MentionEveryone = 1UL << 17;
    public const ulong UseApplicationCommands = 1UL << 31;
    public const ulong SendMessagesInThreads = 1UL << 38;

    /// <summary>What everybody may do. As in a guild that nobody hardened, that includes pinging everyone: a forgotten allowed_mentions shows.</summary>
    public const ulong Everyone = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory
        | MentionEveryone | UseApplicationCommands | SendMessagesInThreads;

    /// <summary>What moderators may do besides.</summary>
    public const ulong Moderator = ManageGuild | ManageChannels | ManageMessages;

    /// <summary>What the person may do.</summary>
    public static ulong Of(DiscordPerson person) => person.IsModerator ? Everyone | Moderator : Everyone;

    /// <summary>What the bot may do in the channel; without View Channel nothing that depends on it is left.</summary>
    public static ulong OfBot(DiscordChannel channel) => channel.HasBot ? Everyone : 0;

    /// <summary>The set as Discord writes it.</summary>
    public static string Written(ulong set) => set.ToString(CultureInfo.InvariantCulture);
}
