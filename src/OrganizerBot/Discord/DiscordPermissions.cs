using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Works out whether the bot may post in a channel, as Discord does: base of the roles, then the channel's overwrites (topics/permissions).</summary>
internal sealed class DiscordPermissions(DiscordApi api)
{
    private const ulong Administrator = 1UL << 3;
    private const ulong ViewChannel = 1UL << 10;
    private const ulong SendMessages = 1UL << 11;
    private const ulong EmbedLinks = 1UL << 14;
    private const ulong SendInThreads = 1UL << 38;
    private const int FirstThreadType = 10;
    private const int LastThreadType = 12;

    /// <summary>Checks a channel that was just read.</summary>
    /// <returns>Null when the bot may post, or when Discord does not tell: then posting itself will.</returns>
    public async Task<SendResult?> CheckAsync(string guild, JsonObject channel, CancellationToken cancellationToken)
    {
        // A thread has no overwrites of its own; its parent's count.
        var isThread = Int(channel["type"]) is >= FirstThreadType and <= LastThreadType;
        var parent = isThread && DiscordAnswer.TextOf(channel["parent_id"]) is { } id ? (await api.SendAsync(DiscordCall.ReadChannel(id), cancellationToken)).Body as JsonObject : channel;
        var self = (await api.SendAsync(DiscordCall.WhoAmI(), cancellationToken)).Text("id");
        if (parent is null || self is null
            || await api.SendAsync(DiscordCall.ReadRoles(guild), cancellationToken) is not { IsSuccess: true, Body: JsonArray roles }
            || await api.SendAsync(DiscordCall.ReadMember(guild, self), cancellationToken) is not { IsSuccess: true, Body: JsonObject member })
        {
            return null;
        }

        var needed = ViewChannel | EmbedLinks | (isThread ? SendInThreads : SendMessages);
        var mine = (member["roles"] as JsonArray ?? []).Select(DiscordAnswer.TextOf).OfType<string>().Append(guild).ToHashSet();
        var missing = needed & ~Compute(guild, self, mine, roles, parent);
        return missing == 0 ? null : new SendResult.PermissionMissing { Missing = RightsOf(missing) };
    }

    private static PostingRights RightsOf(ulong bits) =>
        ((bits & ViewChannel) != 0 ? PostingRights.ViewChannel : 0)
        | ((bits & SendMessages) != 0 ? PostingRights.SendMessages : 0)
        | ((bits & SendInThreads) != 0 ? PostingRights.SendMessagesInThreads : 0)
        | ((bits & EmbedLinks) != 0 ? PostingRights.EmbedLinks : 0);

    private static ulong Compute(string guild, string self, HashSet<string> mine, JsonArray roles, JsonObject channel)
    {
        var allowed = roles.OfType<JsonObject>().Where(role => mine.Contains(DiscordAnswer.TextOf(role["id"]) ?? "")).Aggregate(0UL, (sum, role) => sum | Bits(role["permissions"]));
        if ((allowed & Administrator) != 0)
        {
            return ulong.MaxValue;
        }

        var overwrites = (channel["permission_overwrites"] as JsonArray ?? []).OfType<JsonObject>().ToLookup(overwrite => DiscordAnswer.TextOf(overwrite["id"]) ?? "");
        foreach (var group in new[] { [guild], mine.Where(role => role != guild), [self] })
        {
            var those = group.SelectMany(id => overwrites[id]).ToArray();
            allowed &= ~those.Aggregate(0UL, (sum, overwrite) => sum | Bits(overwrite["deny"]));
            allowed |= those.Aggregate(0UL, (sum, overwrite) => sum | Bits(overwrite["allow"]));
        }

        return allowed;
    }

    private static ulong Bits(JsonNode? node) => ulong.TryParse(DiscordAnswer.TextOf(node), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0;

    private static int? Int(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
