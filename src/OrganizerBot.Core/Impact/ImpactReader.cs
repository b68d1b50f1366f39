using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;

namespace OrganizerBot.Impact;

/// <summary>Reads what a campaign weighs. Whatever shows it reads it here.</summary>
internal sealed class ImpactReader(OrganizerDb db, IEnumerable<ICampaignFigures> figures, TimeProvider clock)
{
    /// <summary>How far back a chart goes, in weeks.</summary>
    private const int Longest = 53;

    /// <summary>Reads it.</summary>
    public Task<ImpactReading> ReadAsync(Campaign campaign, CancellationToken cancellationToken) => ReadAsync(campaign, news: [], cancellationToken);

    /// <summary>The same as it is once a digest is there that tells something for the first time.</summary>
    public async Task<ImpactReading> ReadAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken) =>
        await ReadAsync(campaign, await StakesAsync(campaign, cancellationToken), news, cancellationToken);

    /// <summary>The same with what it is about from now on.</summary>
    public Task<ImpactReading> ReadAsync(Campaign campaign, Stakes stakes, CancellationToken cancellationToken) => ReadAsync(campaign, stakes, news: [], cancellationToken);

    private async Task<ImpactReading> ReadAsync(Campaign campaign, Stakes stakes, IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var oldest = today.AddDays(-7 * Longest);
        var past = await db.PastFigures.AsNoTracking().Where(figure => figure.CampaignId == campaign.Id && figure.Day >= oldest).OrderBy(figure => figure.Day).ToListAsync(cancellationToken);
        return new ImpactReading(campaign, stakes, await FiguresAsync(campaign, news, cancellationToken), new History(past, today));
    }

    /// <summary>Its numbers as everybody may read them.</summary>
    public async Task<IReadOnlyList<CampaignFigure>> FiguresAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        List<CampaignFigure> all = [];
        foreach (var part in figures)
        {
            all.AddRange(await part.ReadAsync(campaign, news, cancellationToken));
        }

        return all;
    }

    /// <summary>What it is about; where nobody has said anything yet, nothing, which is not stored.</summary>
    public async Task<Stakes> StakesAsync(Campaign campaign, CancellationToken cancellationToken) =>
        await db.Stakes.FirstOrDefaultAsync(stakes => stakes.CampaignId == campaign.Id, cancellationToken) ?? Stakes.Of(campaign);

    /// <summary>The same to be changed: it is stored with this unit of work.</summary>
    public async Task<Stakes> ChangeableAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var stakes = await StakesAsync(campaign, cancellationToken);
        if (db.Entry(stakes).State == EntityState.Detached)
        {
            db.Add(stakes);
        }

        return stakes;
    }
}
