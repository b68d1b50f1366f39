using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pledges;

/// <summary>The pledges that a campaign holds.</summary>
internal sealed class PledgesOfCampaign(OrganizerDb db, TimeProvider clock) : ICampaignPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var pledges = await db.PledgesOf(caller).Where(pledge => pledge.CampaignId == campaign.Id)
            .OrderByDescending(pledge => pledge.Id).ToListAsync(cancellationToken);
        return [.. pledges.Select(pledge => PledgeMessages.Mention(caller.Words, pledge, clock.GetUtcNow()))];
    }

    public async Task WelcomeAsync(Campaign campaign, int members, CancellationToken cancellationToken)
    {
        // The community that joins does not take part yet, so it does not see them.
        foreach (var pledge in await db.Pledges.IgnoreQueryFilters().Where(pledge => pledge.CampaignId == campaign.Id && pledge.State == PledgeState.Open).ToListAsync(cancellationToken))
        {
            pledge.Sheet.Welcome(members);
        }
    }
}
