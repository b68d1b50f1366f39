using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;

namespace OrganizerBot.Impact;

/// <summary>What a digest says of where campaigns stand: their numbers, what they weigh and what that rests on, with pictures. It comes with news and is none itself.</summary>
internal sealed class ImpactDigest(OrganizerDb db, ImpactReader reader) : IDigestSection
{
    /// <summary>More would drown what is new; each has its own <c>/impact show</c>.</summary>
    private const int Most = 2;

    private const int MostMonths = 3;

    public int Order => 40;

    public async Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var own = db.CampaignIdsOf(scope.Community);
        var campaigns = await db.Campaigns.AsNoTracking()
            .Where(campaign => own.Contains(campaign.Id) && campaign.IsAnnounced && campaign.State == CampaignState.Running)
            // Of most there is nothing to weigh yet: they are not worth reading whole.
            .Where(campaign => db.Stakes.Any(stakes => stakes.CampaignId == campaign.Id && stakes.Monthly != null)
                || db.Refusals.Any(refusal => refusal.CampaignId == campaign.Id && (refusal.IsTold || refusal.State == RefusalState.Published)))
            .OrderByDescending(campaign => campaign.Id)
            .ToListAsync(cancellationToken);
        List<ImpactReading> readings = [];
        foreach (var campaign in campaigns)
        {
            var reading = await reader.ReadAsync(campaign, scope.News, cancellationToken);
            if (reading.Count(FigureKind.Refusal) > 0 || reading.Stakes.Monthly is not null)
            {
                readings.Add(reading);
            }

            if (readings.Count == Most)
            {
                break;
            }
        }

        return DigestSection.Empty with
        {
            Nodes = [.. readings.SelectMany(reading => Nodes(scope, reading))],
            Buttons = [.. readings.Select(reading => ImpactMessages.AssumptionsOf(scope.Words, reading.Campaign))],
            IsStanding = true,
        };
    }

    private static IEnumerable<Node> Nodes(DigestScope scope, ImpactReading reading) =>
    [
        new Paragraph(scope.Words.Say("impact.digest", ("target", new UserText(reading.Campaign.Target)))),
        new Bullets(
        [
            scope.Words.Say(
                "impact.digest.numbers",
                ("refusals", ImpactLines.Stages(scope.Words, reading)),
                ("recontacts", ImpactLines.OrMore(scope.Words, reading.Count(FigureKind.Recontact))),
                ("signatures", ImpactLines.Whole(scope.Words, reading.Count(FigureKind.Signature))),
                ("pledges", ImpactLines.Whole(scope.Words, reading.Count(FigureKind.Pledge)))),
            .. ImpactLines.Months(scope.Words, reading, MostMonths),
            .. ImpactLines.FollowThrough(scope.Words, reading).Select(line => Prose.Of(scope.Words.Plain("impact.fact.followed") + ": ") + line),
            .. ImpactLines.Weight(scope.Words, reading),
            .. reading.Stakes.Monthly is null ? [] : ImpactLines.Contract(scope.Words, reading),
            .. ImpactLines.MassSoFar(scope.Words, reading),
            .. ImpactLines.Forecasts(scope.Words, reading),
        ]),
        .. ImpactCharts.Of(scope.Words, reading),
    ];
}
