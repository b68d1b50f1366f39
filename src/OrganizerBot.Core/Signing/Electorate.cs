using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Asks the platforms how many accounts could sign in a campaign.</summary>
internal sealed class Electorate(OrganizerDb db, IEnumerable<IMessenger> messengers)
{
    /// <summary>How many could sign: what moderators say, but never more than the platforms count. Null when nobody says.</summary>
    public async Task<int?> SettleAsync(Id<Campaign> campaign, int? said, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(campaign, cancellationToken);
        return said is { } moderators && counted is { } platforms ? Math.Min(moderators, platforms) : said ?? counted;
    }

    /// <summary>The members of all communities that take part, or null when a platform does not tell.</summary>
    public async Task<int?> CountAsync(Id<Campaign> campaign, CancellationToken cancellationToken)
    {
        // Members of all communities that take part may sign: the size of the group is theirs together.
        var parts = await db.Participations.IgnoreQueryFilters().Where(part => part.CampaignId == campaign)
            .Join(db.Communities, part => part.CommunityId, community => community.Id, (part, community) => new { community, part.ChannelId })
            .ToListAsync(cancellationToken);
        var sum = 0;
        foreach (var part in parts)
        {
            var messenger = messengers.FirstOrDefault(messenger => messenger.Platform == part.community.Platform);
            var members = messenger is null
                ? null
                : await messenger.CountMembersAsync(part.community.Ref, new ChannelRef(part.community.Platform, part.ChannelId), cancellationToken);
            if (members is null)
            {
                return null;
            }

            sum += members.Value;
        }

        return sum;
    }
}
