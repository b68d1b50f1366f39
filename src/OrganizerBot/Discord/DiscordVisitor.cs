using System.Globalization;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Reads from a signed interaction who is asking.</summary>
internal static class DiscordVisitor
{
    /// <summary>Administrator (bit 3) and Manage Server (bit 5): either may moderate.</summary>
    private const ulong Manages = (1UL << 3) | (1UL << 5);

    /// <summary>A guest, let into one voice channel (bit 4 of the member's flags).</summary>
    private const long Guest = 1L << 4;

    /// <summary>A guild has 250 roles at the most.</summary>
    private const int MostRoles = 250;

    /// <summary>The person, or null when an id is missing or is none.</summary>
    public static Visitor? Of(DiscordInteraction wire)
    {
        var channel = wire.ChannelId ?? wire.Channel?.Id;
        if (!DiscordSnowflake.IsOne(wire.GuildId) || !DiscordSnowflake.IsOne(channel) || wire.Member is not { User: { } user } member || !DiscordSnowflake.IsOne(user.Id))
        {
            return null;
        }

        return new Visitor
        {
            Community = new CommunityRef(Platform.Discord, wire.GuildId!),
            MemberId = user.Id!,
            Name = NameOf(member, user),
            Channel = new ChannelRef(Platform.Discord, channel!),
            Language = Language.From(wire.Locale),
            CommunityLanguage = Language.From(wire.GuildLocale),
            ManagesCommunity = ulong.TryParse(member.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var permissions) && (permissions & Manages) != 0,
            Groups = member.Roles is { Count: > 0 } roles ? [.. roles.Where(DiscordSnowflake.IsOne).OfType<string>().Take(MostRoles)] : [],
            IsOutsider = !IsInstalledHere(wire) || member.Pending == true || ((member.Flags ?? 0) & Guest) != 0 || user.Bot == true,
            DeliveryId = wire.Id!,
        };
    }

    private static UserText NameOf(DiscordMember member, DiscordUser user)
    {
        foreach (var name in (ReadOnlySpan<string?>)[member.Nick, user.GlobalName, user.Username])
        {
            if (name is not null && new UserText(name) is { IsEmpty: false } shown)
            {
                return shown;
            }
        }

        return new UserText(user.Id!);
    }

    /// <summary>Somebody may carry the bot into a guild that never installed it: such a guild is no community of ours.</summary>
    private static bool IsInstalledHere(DiscordInteraction wire) =>
        wire.AuthorizingIntegrationOwners?.Guild == wire.GuildId;
}
