using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Lists the campaigns in which this community takes part, the newest first, ten on a page.</summary>
[Command("campaign list", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ListCampaigns([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ListCampaigns>
    {
        public async Task<Reply> HandleAsync(ListCampaigns command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Campaign>.ReadAsync(db.VisibleCampaignsOf(caller).OrderByDescending(campaign => campaign.Id), command.Page, cancellationToken);
            return CampaignMessages.List(caller.Words, page.Items, page.Numbers);
        }
    }
}
