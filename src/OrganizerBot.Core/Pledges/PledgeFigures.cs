using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How many names stand under each of a campaign's pledges, as far as they were released, and how many did what they had pledged, as far as it was told.</summary>
internal sealed class PledgeFigures(OrganizerDb db, TimeProvider clock) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        List<CampaignFigure> figures = [];
        List<FollowThrough> followed = [];
        foreach (var pledge in await db.Pledges.AsNoTracking().Where(pledge => pledge.CampaignId == campaign.Id && pledge.State != PledgeState.Draft).OrderBy(pledge => pledge.Id).ToListAsync(cancellationToken))
        {
            var count = await db.CountReleasedAsync(pledge.Sheet, cancellationToken);
            followed.AddRange(pledge.Followed is { } told ? [told] : []);
            figures.Add(new CampaignFigure(FigureKind.Pledge, count.Total)
            {
                Subject = new FigureSubject(pledge.Code, pledge.Statement)
                {
                    Goal = pledge.Sheet.Goal > 0 ? pledge.Sheet.Goal : null,
                    IsOpen = pledge.StateAt(clock.GetUtcNow()) == PledgeState.Open && !pledge.InEffect,
                },
            });
        }

        return [.. figures, .. Together(followed)];
    }

    /// <summary>All pledges of the campaign as one, from what was told of each and from nothing else.</summary>
    private static IEnumerable<CampaignFigure> Together(IReadOnlyList<FollowThrough> followed)
    {
        if (followed.Sum(each => each.Of) is > 0 and var of)
        {
            // Each share is told in tens; so is what they come to.
            var told = FollowThrough.Tell(followed.Sum(each => each.Share * each.Of / 100), of, known: of);
            yield return new CampaignFigure(FigureKind.FollowThrough, told.Share) { Of = told.Of };
        }
    }
}
