using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;

namespace OrganizerBot.Campaigns;

/// <summary>The campaigns of a community that members know of.</summary>
internal sealed class PublishedCampaigns(OrganizerDb db) : IPublishedPart
{
    /// <inheritdoc/>
    public string Name => "campaigns";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["campaign", "target", "demand", "lifted_when", "state"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedRow>> ReadAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        var own = db.CampaignIdsOf(community);
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.IsAnnounced && own.Contains(campaign.Id)).OrderBy(campaign => campaign.TargetKey).ToListAsync(cancellationToken);
        return [.. campaigns.Select(campaign => PublishedRow.Of(
            ("campaign", campaign.Code.ToString()),
            ("target", campaign.Target),
            ("demand", campaign.Demand),
            ("lifted_when", campaign.LiftCondition),
            ("state", campaign.State.ToString().ToLowerInvariant())))];
    }
}
