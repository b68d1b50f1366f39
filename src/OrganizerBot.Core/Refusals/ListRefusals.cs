using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Shows what has been published about the companies of this community's campaigns, ten on a page.</summary>
/// <remarks>Companies that nobody has refused are listed too: being on the list must not tell that one or two have.</remarks>
[Command("refusal list", CommandPolicy.Anyone)]
internal sealed record ListRefusals([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    /// <summary>So many of each company with their names; that there are more is said.</summary>
    private const int MostNamed = 10;

    internal sealed class Handler(OrganizerDb db, CompanyReader reader) : ICommandHandler<ListRefusals>
    {
        public async Task<Reply> HandleAsync(ListRefusals command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Campaign>.ReadAsync(db.CampaignsOf(caller).Where(campaign => campaign.IsAnnounced).OrderBy(campaign => campaign.TargetKey), command.Page, cancellationToken);
            List<CompanyRefusals> companies = [];
            foreach (var campaign in page.Items)
            {
                companies.Add(await reader.ReadAsync(campaign, MostNamed, cancellationToken));
            }

            return RefusalMessages.List(caller.Words, companies, page.Numbers);
        }
    }
}
