using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Shows what has been published about the companies of this community's campaigns, ten on a page.</summary>
/// <remarks>Companies that nobody has refused are listed too: being on the list must not tell that one or two have.</remarks>
[Command("refusal list", CommandPolicy.Anyone)]
internal sealed record ListRefusals([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk) : ICommandHandler<ListRefusals>
    {
        private const int MostQuotes = 3;

        public async Task<Reply> HandleAsync(ListRefusals command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Campaign>.ReadAsync(db.CampaignsOf(caller).Where(campaign => campaign.IsAnnounced).OrderBy(campaign => campaign.TargetKey), command.Page, cancellationToken);
            List<CompanyRefusals> companies = [];
            foreach (var campaign in page.Items)
            {
                companies.Add(await ReadAsync(campaign, cancellationToken));
            }

            return RefusalMessages.List(caller.Words, companies, page.Numbers);
        }

        private async Task<CompanyRefusals> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
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
}
