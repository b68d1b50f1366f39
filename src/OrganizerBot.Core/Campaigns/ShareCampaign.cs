using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Gives out the code by which another community joins, on either platform: one tally counts all.</summary>
[Command("campaign share", CommandPolicy.Moderator)]
internal sealed record ShareCampaign([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ShareCampaign>
    {
        public async Task<Reply> HandleAsync(ShareCampaign command, Caller caller, CancellationToken cancellationToken) =>
            await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign
                ? CampaignMessages.Unknown(caller.Words, command.Campaign)
                : CampaignMessages.HandsOff(caller, campaign) ?? CampaignMessages.Shared(caller.Words, campaign, campaign.Share());
    }
}
