using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How many names stand under a campaign's pledges, as far as they were released.</summary>
internal sealed class PledgeFigures(OrganizerDb db) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var released = 0;
        foreach (var pledge in await db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign.Id && pledge.State != PledgeState.Draft).ToListAsync(cancellationToken))
        {
            released += (await db.CountReleasedAsync(pledge.Sheet, cancellationToken)).Total;
        }

        return [new CampaignFigure(FigureKind.Pledge, released)];
    }
}
