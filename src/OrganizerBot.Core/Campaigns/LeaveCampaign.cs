using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Takes part in another community's campaign no longer, after asking once. Names that were put under something stay there.</summary>
[Command("campaign leave", CommandPolicy.Moderator)]
internal sealed record LeaveCampaign([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign, [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<LeaveCampaign>
    {
        public async Task<Reply> HandleAsync(LeaveCampaign command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign
                || await db.ParticipationAsync(campaign, caller, cancellationToken) is not { } participation)
            {
                return CampaignMessages.Unknown(caller.Words, command.Campaign);
            }

            if (campaign.OwnerId == caller.Community.Id)
            {
                return CampaignMessages.OwnersStay(caller.Words, campaign);
            }

            if (command.Sure != true)
            {
                return JoinMessages.AskLeave(caller.Words, campaign);
            }

            participation.Leave();
            return CampaignMessages.Left(caller.Words, campaign);
        }
    }
}
