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

    private Task<IReadOnlyList<PublicSheet>> PetitionsAsync(Campaign campaign, CancellationToken cancellationToken) => SheetsAsync(
        db.Petitions.AsNoTracking().Where(petition => petition.CampaignId == campaign.Id && petition.OwnerId == campaign.OwnerId && petition.State != PetitionState.Draft).OrderByDescending(petition => petition.Id),
        petition => petition.Sheet,
        PublicSheet.Of,
        cancellationToken);

    private Task<IReadOnlyList<PublicSheet>> PledgesAsync(Campaign campaign, CancellationToken cancellationToken) => SheetsAsync(
        db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign.Id && pledge.OwnerId == campaign.OwnerId && pledge.State != PledgeState.Draft).OrderByDescending(pledge => pledge.Id),
        pledge => pledge.Sheet,
        PublicSheet.Of,
        cancellationToken);

    private async Task<IReadOnlyList<PublicSheet>> SheetsAsync<T>(IQueryable<T> opened, Func<T, Sheet> sheetOf, Func<T, ReleasedCount, DateTimeOffset, PublicSheet> show, CancellationToken cancellationToken)
    {
        List<PublicSheet> sheets = [];
        foreach (var thing in await opened.ToListAsync(cancellationToken))
        {
            var sheet = sheetOf(thing);
            sheets.Add(show(thing, await db.CountReleasedAsync(sheet, cancellationToken), clock.GetUtcNow()) with { Checkpoint = await CheckpointAsync(sheet, cancellationToken) });
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
