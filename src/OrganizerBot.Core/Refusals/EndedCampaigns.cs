using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Keys;

namespace OrganizerBot.Refusals;

/// <summary>Campaigns that ended a week ago: nobody needs to tell any more which account logged what. The words that refusers wrote stay readable.</summary>
internal sealed class EndedCampaigns(OrganizerDb db) : IOverdueKeys
{
    public async Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await db.Campaigns.Where(campaign => campaign.ShredAt <= now).Select(campaign => campaign.Id).ToListAsync(cancellationToken)).Select(id => id.Value)];

    public async Task<KeyEnd> EndAsync(Guid thing, CancellationToken cancellationToken)
    {
        Id<Campaign> id = new(thing);
        if (await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return KeyEnd.NotMine;
        }

        campaign.Shred();
        return await db.Refusals.AnyAsync(refusal => refusal.CampaignId == id && refusal.SealedTestimony != null, cancellationToken) ? KeyEnd.Names : KeyEnd.Nothing;
    }
}
