using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Ends a campaign and says whether what would end it was met.</summary>
[Command("campaign close", CommandPolicy.Moderator)]
internal sealed record CloseCampaign([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign, bool Met) : ICommand
{
    internal sealed class Handler(OrganizerDb db, TimeProvider clock) : ICommandHandler<CloseCampaign>
    {
        public async Task<Reply> HandleAsync(CloseCampaign command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign)
            {
                return CampaignMessages.Unknown(caller.Words, command.Campaign);
            }

            return CampaignMessages.HandsOff(caller, campaign)
                ?? (campaign.Close(command.Met, clock.GetUtcNow()) ? CampaignMessages.Closed(caller.Words, campaign) : CampaignMessages.Over(caller.Words, campaign));
        }
    }
}
