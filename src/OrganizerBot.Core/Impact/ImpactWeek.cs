using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;

namespace OrganizerBot.Impact;

/// <summary>At the weekly hour of the community that runs a campaign, notes the numbers that everybody could read until then.</summary>
/// <remarks>What becomes public at this very hour is part of the week that begins: it is read before it is written.</remarks>
internal sealed class ImpactWeek(OrganizerDb db, ImpactReader reader, TimeProvider clock) : IWeeklyPart
{
    public async Task KeepAsync(Community community, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var running = await db.Campaigns.AsNoTracking()
            .Where(campaign => campaign.OwnerId == community.Id && campaign.IsAnnounced && campaign.State == CampaignState.Running)
            .Where(campaign => !db.PastFigures.Any(past => past.CampaignId == campaign.Id && past.Day == today))
            .ToListAsync(cancellationToken);
        foreach (var campaign in running)
        {
            var figures = await reader.FiguresAsync(campaign, news: [], cancellationToken);
            db.AddRange(figures.Where(figure => figure.Month is null && figure.Kind != FigureKind.FollowThrough)
                .GroupBy(figure => (figure.Kind, Subject: figure.Subject?.Code.ToString() ?? ""), figure => figure.Count)
                .Select(figure => PastFigure.Note(campaign, figure.Key.Kind, figure.Key.Subject, today, figure.Sum())));
        }
    }
}
