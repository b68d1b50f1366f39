using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How many names stand under a campaign's pledges, as far as they were released, and how many did what they had pledged, as far as it was told.</summary>
internal sealed class PledgeFigures(OrganizerDb db) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var released = 0;
        var pledges = await db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign.Id && pledge.State != PledgeState.Draft).ToListAsync(cancellationToken);
        foreach (var pledge in pledges)
        {
            released += (await db.CountReleasedAsync(pledge.Sheet, cancellationToken)).Total;
        }

        FollowThrough[] followed = [.. pledges.Select(pledge => pledge.Followed).OfType<FollowThrough>()];
        return [new CampaignFigure(FigureKind.Pledge, released), .. Together(followed)];
    }

    /// <summary>All pledges of the campaign as one, from what was told of each and from nothing else.</summary>
    private static IEnumerable<CampaignFigure> Together(IReadOnlyList<FollowThrough> followed)
    {
        if (followed.Sum(each => each.Of) is > 0 and var of)
        {
            // Each share is told in tens; so is what they come to.
            yield return new CampaignFigure(FigureKind.FollowThrough, FollowThrough.Tell(followed.Sum(each => each.Share * each.Of / 100), of, of).Share) { Of = of };
        }
    }
}
