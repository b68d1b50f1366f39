using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>The petitions that a campaign holds.</summary>
internal sealed class PetitionsOfCampaign(OrganizerDb db, TimeProvider clock) : ICampaignPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var petitions = await db.PetitionsOf(caller).Where(petition => petition.CampaignId == campaign.Id)
            .OrderByDescending(petition => petition.Id).ToListAsync(cancellationToken);
        return [.. petitions.Select(petition => PetitionMessages.Mention(caller.Words, petition, clock.GetUtcNow()))];
    }

    public async Task WelcomeAsync(Campaign campaign, int members, CancellationToken cancellationToken)
    {
        // The community that joins does not take part yet, so it does not see them.
        foreach (var petition in await db.Petitions.IgnoreQueryFilters().Where(petition => petition.CampaignId == campaign.Id && petition.State == PetitionState.Open).ToListAsync(cancellationToken))
        {
            petition.Sheet.Welcome(members);
        }
    }
}
