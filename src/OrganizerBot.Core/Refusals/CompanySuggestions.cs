using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Suggests the companies that running campaigns are about of which the community's members know, so that one company keeps one spelling.</summary>
internal sealed class CompanySuggestions(OrganizerDb db) : ISuggestions
{
    private const int LongestValue = 75;

    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var companies = await db.CampaignsOf(caller).Where(campaign => campaign.IsAnnounced && campaign.State == CampaignState.Running && campaign.Target.Length <= LongestValue)
            .OrderBy(campaign => campaign.TargetKey).Select(campaign => campaign.Target).Take(200).ToListAsync(cancellationToken);
        return [.. companies.Distinct().Where(company => company.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Take(Choice.Most).Select(company => new Choice(company, company))];
    }
}
