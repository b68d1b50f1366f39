using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Reads what everybody may know about the refusals of one company. The list in the chat and the export both read it here.</summary>
internal sealed class CompanyReader(OrganizerDb db, RefusalDesk desk)
{
    private const int MostQuotes = 3;

    /// <summary>What may be known about the company of a campaign that was announced.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="mostNamed">Of so many at the most whose authors asked to be named.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<CompanyRefusals> ReadAsync(Campaign campaign, int mostNamed, CancellationToken cancellationToken)
    {
        var credited = db.PublishedRefusals(campaign.Id).AsNoTracking().Where(refusal => refusal.Credited);
        var first = await credited.OrderBy(refusal => refusal.Id).Take(mostNamed).ToListAsync(cancellationToken);
        List<(Refusal, Testimony)> named = [];
        foreach (var refusal in first)
        {
            if (await desk.ReadAsync(refusal, cancellationToken) is { Name: not null } testimony)
            {
                named.Add((refusal, testimony));
            }
        }

        var more = first.Count < mostNamed ? 0 : await credited.CountAsync(cancellationToken) - first.Count;
        var counts = await CountAsync(db.ToldRefusals(campaign.Id).Where(refusal => !refusal.Credited), cancellationToken);
        return new CompanyRefusals(new UserText(campaign.Target), counts, named, more, counts.Total == 0 ? [] : await QuotesAsync(campaign, cancellationToken));
    }

    private static async Task<RefusalCounts> CountAsync(IQueryable<Refusal> told, CancellationToken cancellationToken)
    {
        var stages = await told.GroupBy(refusal => refusal.Stage)
            .Select(stage => new { stage.Key, Refusals = stage.Count(), Refusers = stage.Select(refusal => refusal.Pseudonym).Distinct().Count() })
            .ToDictionaryAsync(stage => stage.Key, stage => (stage.Refusals, stage.Refusers), cancellationToken);
        var refusers = await told.Where(refusal => refusal.Stage != RefusalStage.Recontact).Select(refusal => refusal.Pseudonym).Distinct().CountAsync(cancellationToken);
        return RefusalCounts.Of(stages, refusers);
    }

    private async Task<IReadOnlyList<Testimony>> QuotesAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<Testimony> quotes = [];
        var told = db.PublishedRefusals(campaign.Id).AsNoTracking().Where(refusal => refusal.IsTold && !refusal.Credited && refusal.SealedTestimony != null).OrderBy(refusal => refusal.Id);
        // Nearly all of them have words to show; one that names a role alone has none.
        for (var at = 0; quotes.Count < MostQuotes; at += MostQuotes)
        {
            var some = await told.Skip(at).Take(MostQuotes).ToListAsync(cancellationToken);
            foreach (var refusal in some)
            {
                if (quotes.Count < MostQuotes && await desk.ReadAsync(refusal, cancellationToken) is { } testimony && (testimony.Reason ?? testimony.Link) is not null)
                {
                    quotes.Add(testimony);
                }
            }

            if (some.Count < MostQuotes)
            {
                break;
            }
        }

        return quotes;
    }
}
