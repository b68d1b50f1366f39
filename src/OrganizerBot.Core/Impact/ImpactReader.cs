using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;

namespace OrganizerBot.Impact;

/// <summary>Reads what a campaign weighs. Whatever shows it reads it here.</summary>
internal sealed class ImpactReader(OrganizerDb db, IEnumerable<ICampaignFigures> figures)
{
    /// <summary>Reads it.</summary>
    public async Task<ImpactReading> ReadAsync(Campaign campaign, CancellationToken cancellationToken) =>
        await ReadAsync(campaign, await StakesAsync(campaign, cancellationToken), cancellationToken);

    /// <summary>The same with what it is about from now on.</summary>
    public async Task<ImpactReading> ReadAsync(Campaign campaign, Stakes stakes, CancellationToken cancellationToken)
    {
        List<CampaignFigure> all = [];
        foreach (var part in figures)
        {
            all.AddRange(await part.ReadAsync(campaign, cancellationToken));
        }

        return new ImpactReading(campaign, stakes, all);
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
