using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Gives out the code by which another community asks to join, on either platform: one tally counts all. It can be made anew or taken away, and with it goes whatever was asked by it.</summary>
[Command("campaign share", CommandPolicy.Moderator)]
internal sealed record ShareCampaign([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign, ShareChange? Code = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ShareCampaign>
    {
        public async Task<Reply> HandleAsync(ShareCampaign command, Caller caller, CancellationToken cancellationToken) =>
            await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign
                ? CampaignMessages.Unknown(caller.Words, command.Campaign)
                : CampaignMessages.HandsOff(caller, campaign) ?? await ShareAsync(campaign, command.Code, caller, cancellationToken);

        private async Task<Message> ShareAsync(Campaign campaign, ShareChange? change, Caller caller, CancellationToken cancellationToken)
        {
            if (change is not null)
            {
                campaign.Unshare();
                await db.VoidJoinRequestsAsync(campaign, cancellationToken);
            }

            return change == ShareChange.Stop ? JoinMessages.Unshared(caller.Words, campaign) : CampaignMessages.Shared(caller.Words, campaign, campaign.Share());
        }
    }
}
