using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That the bot may post in each channel that it posts to, asked as the bot itself asks.</summary>
internal sealed class ChannelsCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "channels";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        var communities = await bot.AskAsync(db => db.Communities.AsNoTracking().ToListAsync(cancellationToken)) ?? [];
        var destinations = await bot.AskAsync(db => db.Destinations.AsNoTracking().ToListAsync(cancellationToken)) ?? [];
        var channels = destinations.Join(communities, destination => destination.CommunityId, community => community.Id, (destination, community) => (community, destination.Channel))
            .Concat(communities.Where(community => community.ModeratorsChannel is not null).Select(community => (community, Channel: community.ModeratorsChannel!.Value))).Distinct();
        List<Finding> found = [.. destinations.Where(destination => destination.Suspended is not null).Select(Suspended)];
        foreach (var (community, channel) in channels)
        {
            found.AddRange(await AskAsync(bot, community, channel, cancellationToken));
        }

        return found;
    }

    private static async Task<IEnumerable<Finding>> AskAsync(Patient bot, Community community, ChannelRef channel, CancellationToken cancellationToken) =>
        bot.Messenger(channel.Platform) is not { } messenger ? [] : await messenger.CheckAsync(community.Ref, channel, cancellationToken) switch
        {
            SendResult.PermissionMissing => [Finding.Wrong(NameOf(channel), "The bot may not post there, and what is to be posted waits.", channel.Platform == Platform.Slack
                ? "Somebody who is in the channel types /invite and the bot's name there."
                : "Give its role View Channel, Send Messages (also in threads) and Embed Links in this channel's permissions.")],
            SendResult.DestinationGone => [Finding.Wrong(NameOf(channel), "The channel is gone or archived, and the bot still posts to it.", "A moderator chooses another with /digest add, /petition post or /organizer settings.")],
            _ => [],
        };

    private static Finding Suspended(Destination destination) => Finding.Note(
        NameOf(destination.Channel), $"Nothing is posted there since {destination.SuspendedSince:yyyy-MM-dd} ({destination.Suspended}).", "A moderator sees why with /organizer status, and goes on with /digest resume.");

    private static string NameOf(ChannelRef channel) => $"channel {channel.Platform.ToString().ToLowerInvariant()}:{channel.Id}";
}
