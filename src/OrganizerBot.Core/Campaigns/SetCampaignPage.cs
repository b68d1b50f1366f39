using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Shows those who run a campaign whether it has a public page, where that is and what stands on it; publishes it, after asking once, or hides it.</summary>
[Command("campaign page", CommandPolicy.Moderator)]
internal sealed record SetCampaignPage(
    [Option(Suggest = typeof(CampaignSuggestions))] Code Campaign,
    [Option(InForm = false)] PageChange? Page = null,
    [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, PublicAddress address, TimeProvider clock) : ICommandHandler<SetCampaignPage>
    {
        public async Task<Reply> HandleAsync(SetCampaignPage command, Caller caller, CancellationToken cancellationToken) =>
            await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign
                ? CampaignMessages.Unknown(caller.Words, command.Campaign)
                : CampaignMessages.HandsOff(caller, campaign) ?? Change(campaign, command, caller);

        private Message Change(Campaign campaign, SetCampaignPage command, Caller caller)
        {
            if (command.Page == PageChange.Hide)
            {
                return PageMessages.Hidden(caller.Words, campaign, changed: campaign.HidePage());
            }

            if (address.Of(campaign) is not { } page)
            {
                return PageMessages.NoAddress(caller.Words);
            }

            if (!campaign.IsAnnounced)
            {
                return PageMessages.Unannounced(caller.Words, campaign);
            }

            if (command.Page is null || campaign.PublicSince is not null)
            {
                return PageMessages.Standing(caller.Words, campaign, page);
            }

            if (command.Sure != true)
            {
                return PageMessages.AskPublish(caller.Words, campaign, page);
            }

            campaign.PublishPage(caller.Community.Today(clock.GetUtcNow()));
            return PageMessages.Published(caller.Words, campaign, page);
        }
    }
}
