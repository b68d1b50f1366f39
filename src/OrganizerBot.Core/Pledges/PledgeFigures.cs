using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How many names stand under each of a campaign's pledges, as far as they were released.</summary>
internal sealed class PledgeFigures(OrganizerDb db, TimeProvider clock) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<CampaignFigure> figures = [];
        foreach (var pledge in await db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign.Id && pledge.State != PledgeState.Draft).OrderBy(pledge => pledge.Id).ToListAsync(cancellationToken))
        {
            var count = await db.CountReleasedAsync(pledge.Sheet, cancellationToken);
            figures.Add(new CampaignFigure(FigureKind.Pledge, count.Total)
            {
                Subject = new FigureSubject(pledge.Code, pledge.Statement)
                {
                    Goal = pledge.Sheet.Goal > 0 ? pledge.Sheet.Goal : null,
                    IsOpen = pledge.StateAt(clock.GetUtcNow()) == PledgeState.Open,
                },
            });
        }

        return figures;
    }
}
