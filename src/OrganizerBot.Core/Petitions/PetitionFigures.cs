using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>How many names stand under each of a campaign's petitions, as far as they were released.</summary>
internal sealed class PetitionFigures(OrganizerDb db, TimeProvider clock) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        List<CampaignFigure> figures = [];
        foreach (var petition in await db.Petitions.AsNoTracking().Where(petition => petition.CampaignId == campaign.Id && petition.State != PetitionState.Draft).OrderBy(petition => petition.Id).ToListAsync(cancellationToken))
        {
            var count = await db.CountReleasedAsync(petition.Sheet, cancellationToken);
            figures.Add(new CampaignFigure(FigureKind.Signature, count.Total)
            {
                Subject = new FigureSubject(petition.Code, petition.Title)
                {
                    Goal = petition.Sheet.Goal > 0 ? petition.Sheet.Goal : null,
                    IsOpen = petition.StateAt(clock.GetUtcNow()) == PetitionState.Open,
                },
            });
        }

        return figures;
    }
}
