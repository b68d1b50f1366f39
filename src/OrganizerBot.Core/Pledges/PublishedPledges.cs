using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>The pledges of a community that were opened, with the numbers that were released.</summary>
internal sealed class PublishedPledges(OrganizerDb db, TimeProvider clock) : IPublishedPart
{
    /// <inheritdoc/>
    public string Name => "pledges";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["pledge", "campaign", "statement", "state", "in_effect", .. PublishedCount.Columns("critical_mass", "pledges"), "done_share", "done_of"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedRow>> ReadAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        var campaigns = db.CampaignIdsOf(community);
        var pledges = await db.Pledges.AsNoTracking().Include(pledge => pledge.Sheet)
            .Where(pledge => pledge.State != PledgeState.Draft && campaigns.Contains(pledge.CampaignId)).OrderByDescending(pledge => pledge.Id).ToListAsync(cancellationToken);
        var codes = await db.Campaigns.AsNoTracking().ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Code.ToString(), cancellationToken);
        List<PublishedRow> rows = [];
        foreach (var pledge in pledges)
        {
            rows.Add(PublishedRow.Of(
            [
                ("pledge", pledge.Code.ToString()),
                ("campaign", codes[pledge.CampaignId]),
                ("statement", pledge.Statement),
                ("state", pledge.StateAt(clock.GetUtcNow()).ToString().ToLowerInvariant()),
                ("in_effect", pledge.InEffect),
                .. PublishedCount.Of(pledge.Sheet, await db.CountReleasedAsync(pledge.Sheet, cancellationToken), "critical_mass", "pledges"),
                ("done_share", pledge.Followed?.Share),
                ("done_of", pledge.Followed?.Of),
            ]));
        }

        return rows;
    }
}
