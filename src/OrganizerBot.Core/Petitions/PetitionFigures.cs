using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>How many names stand under a campaign's petitions, as far as they were released.</summary>
internal sealed class PetitionFigures(OrganizerDb db) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var released = 0;
        foreach (var petition in await db.Petitions.AsNoTracking().Where(petition => petition.CampaignId == campaign.Id && petition.State != PetitionState.Draft).ToListAsync(cancellationToken))
        {
            released += (await db.CountReleasedAsync(petition.Sheet, cancellationToken)).Total;
        }

        return [new CampaignFigure(FigureKind.Signature, released)];
    }
}
