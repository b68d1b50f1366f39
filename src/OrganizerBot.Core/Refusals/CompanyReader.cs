using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Reads what everybody may know about the refusals of one company. The list in the chat and the export both read it here.</summary>
internal sealed class CompanyReader(OrganizerDb db, RefusalDesk desk)
{
    private const int MostQuotes = 3;

    /// <summary>What may be known about the company of a campaign that was announced.</summary>
    public async Task<CompanyRefusals> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var published = await db.PublishedRefusals(campaign.Id).AsNoTracking().OrderBy(refusal => refusal.Id).ToListAsync(cancellationToken);
        var counts = RefusalCounts.Of(await db.ToldRefusals(campaign.Id).AsNoTracking().ToListAsync(cancellationToken));
        List<(Refusal, Testimony)> named = [];
        List<Testimony> quotes = [];
        foreach (var refusal in published.Where(refusal => refusal.Credited || (refusal.IsTold && counts.Total > 0 && quotes.Count < MostQuotes)))
        {
            switch (await desk.ReadAsync(refusal, cancellationToken))
            {
                case { Name: not null } testimony:
                    named.Add((refusal, testimony));
                    break;
                case { } testimony when testimony.Reason is not null || testimony.Link is not null:
                    quotes.Add(testimony);
                    break;
            }
        }

        return new CompanyRefusals(new UserText(campaign.Target), counts, named, quotes);
    }
}
