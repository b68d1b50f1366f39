using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Asks the platforms how many accounts could sign in a campaign. Members of a community where signing is off could not.</summary>
internal sealed class Electorate(OrganizerDb db, IEnumerable<IMessenger> messengers)
{
    /// <summary>How many could sign: what moderators say, but never more than the platforms count.</summary>
    public async Task<Electors> SettleAsync(Id<Campaign> campaign, int? said, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(campaign, cancellationToken);
        return counted with { Eligible = said is { } moderators && counted.Eligible is { } platforms ? Math.Min(moderators, platforms) : said ?? counted.Eligible };
    }

    /// <summary>The members of one community that may sign, or null when its platform does not tell.</summary>
    public async Task<int?> MembersOfAsync(Community community, ChannelRef channel, CancellationToken cancellationToken) =>
        !community.TakesSignatures ? 0
        : messengers.FirstOrDefault(messenger => messenger.Platform == community.Platform) is { } messenger ? await messenger.CountMembersAsync(community.Ref, channel, cancellationToken)
        : null;

    /// <summary>The members of all communities that take part and may sign; no number when a platform does not tell.</summary>
    private async Task<Electors> CountAsync(Id<Campaign> campaign, CancellationToken cancellationToken)
    {
        // Members of all communities that take part may sign: the size of the group is theirs together.
        var parts = await db.Participations.IgnoreQueryFilters().Where(part => part.CampaignId == campaign && !part.HasLeft)
            .Join(db.Communities, part => part.CommunityId, community => community.Id, (part, community) => new { community, part.ChannelId })
            .ToListAsync(cancellationToken);
        int? sum = 0;
        foreach (var part in parts.Where(part => part.community.TakesSignatures))
        {
            sum += await MembersOfAsync(part.community, new ChannelRef(part.community.Platform, part.ChannelId), cancellationToken);
            if (sum is null)
            {
                break;
            }
        }

        return new Electors(sum, parts.Count(part => !part.community.TakesSignatures));
    }
}
