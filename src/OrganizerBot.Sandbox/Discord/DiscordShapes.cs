using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The guild's people and places as Discord writes them.</summary>
internal static class DiscordShapes
{
    public static JsonObject BotUser() => new()
    {
        ["id"] = DiscordCast.ApplicationId,
        ["username"] = DiscordCast.BotName,
        ["discriminator"] = "0417",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = true,
        ["public_flags"] = 0,
    };

    public static JsonObject User(DiscordPerson person) => new()
    {
        ["id"] = person.Id,
        ["username"] = person.Handle,
        ["discriminator"] = "0",
        ["global_name"] = person.GlobalName,
        ["avatar"] = null,
        ["avatar_decoration_data"] = null,
        ["public_flags"] = 0,
    };

    /// <summary>A member without the user inside it, as under <c>resolved.members</c>; <c>permissions</c> as in interactions.</summary>
    public static JsonObject MemberAlone(DiscordPerson person) => new()
    {
        ["roles"] = person.IsModerator ? new JsonArray(DiscordCast.ModeratorRoleId) : [],
        ["nick"] = person.Nick,
        ["avatar"] = null,
        ["joined_at"] = DiscordTime.Written(JoinedAt(person)),
        ["premium_since"] = null,
        ["communication_disabled_until"] = null,
        ["pending"] = false,
        ["flags"] = 0,
        ["permissions"] = DiscordPermissions.Written(DiscordPermissions.Of(person)),
    };

    /// <summary>The member of an interaction.</summary>
    public static JsonObject Member(DiscordPerson person)
    {
        var member = MemberAlone(person);
        member["user"] = User(person);
        member["deaf"] = false;
        member["mute"] = false;
        return member;
    }

    /// <summary>The member as REST gives it: without permissions.</summary>
    public static JsonObject RestMember(DiscordPerson person)
    {
        var member = Member(person);
        member.Remove("permissions");
        return member;
    }

    public static JsonObject Channel(DiscordChannel channel) => new()
    {
        ["id"] = channel.Id,
        ["type"] = 0,
        ["guild_id"] = DiscordCast.GuildId,
        ["name"] = channel.Name,
        ["topic"] = channel.Topic,
        ["position"] = DiscordCast.Channels.ToList().IndexOf(channel),
        ["permission_overwrites"] = Overwrites(channel),
        ["nsfw"] = false,
        ["rate_limit_per_user"] = 0,
        ["parent_id"] = null,
        ["last_message_id"] = null,
        ["flags"] = 0,
    };

    /// <summary>A channel under <c>resolved.channels</c>: what it is, and what the person and the bot may do in it.</summary>
    public static JsonObject ResolvedChannel(DiscordChannel channel, DiscordPerson person) => new()
    {
        ["id"] = channel.Id,
        ["type"] = 0,
        ["name"] = channel.Name,
        ["permissions"] = DiscordPermissions.Written(channel.IsSeenBy(person) ? DiscordPermissions.Of(person) : 0),
        ["app_permissions"] = DiscordPermissions.Written(DiscordPermissions.OfBot(channel)),
    };

    public static JsonArray Roles() =>
    [
        Role(DiscordCast.GuildId, "@everyone", 0, DiscordPermissions.Everyone, managed: false),
        Role(DiscordCast.ModeratorRoleId, "Moderators", 1, DiscordPermissions.Everyone | DiscordPermissions.Moderator, managed: false),
        Role(DiscordCast.StewardRoleId, "Stewards", 1, DiscordPermissions.Everyone, managed: false),
        Role(DiscordCast.BotRoleId, DiscordCast.BotName, 2, DiscordPermissions.Everyone, managed: true),
    ];

    public static JsonObject Guild(bool withCounts)
    {
        var guild = new JsonObject
        {
            ["id"] = DiscordCast.GuildId,
            ["name"] = DiscordCast.GuildName,
            ["icon"] = null,
            ["owner_id"] = DiscordCast.People[0].Id,
            ["roles"] = Roles(),
            ["features"] = new JsonArray("COMMUNITY"),
            ["preferred_locale"] = DiscordCast.GuildLocale,
            ["verification_level"] = 1,
            ["default_message_notifications"] = 1,
            ["explicit_content_filter"] = 2,
            ["mfa_level"] = 0,
            ["nsfw_level"] = 0,
            ["premium_tier"] = 0,
            ["afk_timeout"] = 300,
            ["system_channel_flags"] = 0,
            ["premium_progress_bar_enabled"] = false,
            ["emojis"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
        };
        if (withCounts)
        {
            // Discord's count includes bots.
            guild["approximate_member_count"] = DiscordCast.People.Count + 1;
            guild["approximate_presence_count"] = DiscordCast.People.Count / 2;
        }

        return guild;
    }

    private static DateTimeOffset JoinedAt(DiscordPerson person) =>
        DiscordTime.Of(DiscordCast.GuildId) + TimeSpan.FromDays(DiscordCast.People.ToList().IndexOf(person) * 3);

    private static JsonArray Overwrites(DiscordChannel channel)
    {
        var view = DiscordPermissions.ViewChannel;
        return channel switch
        {
            { IsForModerators: true } =>
            [
                Overwrite(DiscordCast.GuildId, allow: 0, deny: view),
                Overwrite(DiscordCast.ModeratorRoleId, allow: view, deny: 0),
                Overwrite(DiscordCast.BotRoleId, allow: view, deny: 0),
            ],
            { HasBot: false } => [Overwrite(DiscordCast.BotRoleId, allow: 0, deny: view)],
            _ => [],
        };
    }

    private static JsonObject Overwrite(string role, ulong allow, ulong deny) => new()
    {
        ["id"] = role,
        ["type"] = 0,
        ["allow"] = DiscordPermissions.Written(allow),
        ["deny"] = DiscordPermissions.Written(deny),
    };

    private static JsonObject Role(string id, string name, int position, ulong permissions, bool managed) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = position,
        ["permissions"] = DiscordPermissions.Written(permissions),
        ["managed"] = managed,
        ["mentionable"] = false,
        ["flags"] = 0,
    };
}
