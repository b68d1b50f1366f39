using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Suggests campaigns by code or company; the newest first.</summary>
internal sealed class CampaignSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var campaigns = await db.VisibleCampaignsOf(caller).OrderByDescending(campaign => campaign.Id).Take(Choice.Considered).ToListAsync(cancellationToken);
        return Choice.Matching(typed, campaigns.Select(campaign => (campaign.Code, campaign.Target)));
    }
}
