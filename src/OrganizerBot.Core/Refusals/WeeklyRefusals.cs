using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;

namespace OrganizerBot.Refusals;

/// <summary>At the weekly hour of the community that runs a campaign, refusals without a name become part of the numbers, and those taken back leave them: a multiple of the floor at a time, or none. Those with a name are in the numbers from then on, too, and on the public page where their authors chose it.</summary>
internal sealed class WeeklyRefusals(OrganizerDb db) : IWeeklyPart
{
    public async Task KeepAsync(Community community, CancellationToken cancellationToken)
    {
        foreach (var campaign in await db.Campaigns.Where(campaign => campaign.OwnerId == community.Id).Select(campaign => campaign.Id).ToListAsync(cancellationToken))
        {
            var untold = await db.PublishedRefusals(campaign).Where(refusal => !refusal.IsTold && !refusal.Credited).ToListAsync(cancellationToken);
            foreach (var refusal in PrivacyFloor.Batch(untold))
            {
                refusal.Tell();
            }

            // What is shown to everybody comes once a week too: by a number or a page that anybody can watch, a refusal that came when it was approved would tell when that was.
            foreach (var refusal in await db.PublishedRefusals(campaign).Where(refusal => refusal.Credited && refusal.ToldSince == null).ToListAsync(cancellationToken))
            {
                refusal.TellOf(community.Today(community.WeeklyKeptAt));
            }

            var retracted = await db.Refusals.Where(refusal => refusal.CampaignId == campaign && refusal.State == RefusalState.Retracted).ToListAsync(cancellationToken);
            foreach (var kind in retracted.GroupBy(refusal => refusal.IsRecontact).Select(kind => kind.ToArray()))
            {
                RandomNumberGenerator.Shuffle<Refusal>(kind);
                db.RemoveRange(kind[..(kind.Length - (kind.Length % PrivacyFloor.K))]);
            }
        }
    }
}
