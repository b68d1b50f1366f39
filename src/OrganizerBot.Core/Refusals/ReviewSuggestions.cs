using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Suggests to moderators the refusals that wait for them, by code or company.</summary>
internal sealed class ReviewSuggestions(OrganizerDb db) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        // Refusals wait here though the community may have left their campaign since.
        var waiting = await db.WaitingRefusals(caller).IgnoreQueryFilters()
            .Join(db.Campaigns, refusal => refusal.CampaignId, campaign => campaign.Id, (refusal, campaign) => new { refusal.Code, campaign })
            .Take(200).ToListAsync(cancellationToken);
        return [.. waiting
            .Select(entry => new Choice(entry.Code.ToString(), UserText.Cut($"{entry.Code} · {entry.campaign.TargetFor(caller.Keys)}", 75)))
            .Where(choice => choice.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(Choice.Most)];
    }
}
