using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Impact;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;

namespace OrganizerBot.PublicPages;

/// <summary>Reads what stands on a campaign's public page, in a unit of work that sees what the community sees which runs the campaign.</summary>
internal sealed class PublicPageReader(OrganizerDb db, ImpactReader impact, RefusalDesk desk, TimeProvider clock)
{
    /// <summary>Reads it; null where there is no page.</summary>
    public async Task<PublicPage?> ReadAsync(PublicCampaign which, CancellationToken cancellationToken)
    {
        db.ConfineTo(which.Owner);
        var campaign = await db.Campaigns.AsNoTracking()
            .FirstOrDefaultAsync(campaign => campaign.Id == which.Id && campaign.OwnerId == which.Owner && campaign.IsAnnounced && campaign.PublicSince != null, cancellationToken);
        var owner = await db.Communities.AsNoTracking()
            .FirstOrDefaultAsync(community => community.Id == which.Owner && community.LeftAt == null && community.ErasedAt == null, cancellationToken);
        return campaign is null || owner is null
            ? null
            : new PublicPage(
                campaign,
                owner,
                await impact.ReadAsync(campaign, cancellationToken),
                [.. await PetitionsAsync(campaign, cancellationToken), .. await PledgesAsync(campaign, cancellationToken)],
                await RefusalsAsync(campaign, cancellationToken),
                DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    private async Task<IReadOnlyList<PublicSheet>> PetitionsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<PublicSheet> sheets = [];
        foreach (var petition in await db.Petitions.AsNoTracking().Include(petition => petition.Sheet)
            .Where(petition => petition.CampaignId == campaign.Id && petition.OwnerId == campaign.OwnerId && petition.State != PetitionState.Draft)
            .OrderByDescending(petition => petition.Id).ToListAsync(cancellationToken))
        {
            sheets.Add(PublicSheet.Of(petition, await db.CountReleasedAsync(petition.Sheet, cancellationToken), clock.GetUtcNow()) with { Checkpoint = await CheckpointAsync(petition.Sheet, cancellationToken) });
        }

        return sheets;
    }

    private async Task<IReadOnlyList<PublicSheet>> PledgesAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<PublicSheet> sheets = [];
        foreach (var pledge in await db.Pledges.AsNoTracking().Include(pledge => pledge.Sheet)
            .Where(pledge => pledge.CampaignId == campaign.Id && pledge.OwnerId == campaign.OwnerId && pledge.State != PledgeState.Draft)
            .OrderByDescending(pledge => pledge.Id).ToListAsync(cancellationToken))
        {
            sheets.Add(PublicSheet.Of(pledge, await db.CountReleasedAsync(pledge.Sheet, cancellationToken), clock.GetUtcNow()) with { Checkpoint = await CheckpointAsync(pledge.Sheet, cancellationToken) });
        }

        return sheets;
    }

    private Task<string?> CheckpointAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Checkpoints.Where(checkpoint => checkpoint.SheetId == sheet.Id && checkpoint.Size == sheet.TallySize).Select(checkpoint => checkpoint.Note).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<PublicRefusal>> RefusalsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<PublicRefusal> shown = [];
        foreach (var refusal in await db.PublishedRefusals(campaign.Id).AsNoTracking().Where(refusal => refusal.Credited && refusal.IsPublic && refusal.ToldSince != null)
            .OrderByDescending(refusal => refusal.ToldSince).ThenBy(refusal => refusal.Id).Take(PublicPage.MostRefusals).ToListAsync(cancellationToken))
        {
            if (PublicRefusal.Of(refusal, await desk.ReadAsync(refusal, cancellationToken)) is { } one)
            {
                shown.Add(one);
            }
        }

        return shown;
    }
}
