using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Says what a campaign demands, what would end it, and what goes into the answer to recruiters; without anything to change it opens a form with what is there.</summary>
[Command("campaign edit", CommandPolicy.Moderator)]
internal sealed record EditCampaign(
    [Option(Suggest = typeof(CampaignSuggestions))] Code Campaign,
    [Option(Max = 100)] UserText? Target = null,
    [Option(Max = 500, Long = true)] UserText? Demand = null,
    [Option(Max = 500, Long = true)] UserText? Lift = null,
    [Option(Max = 50)] UserText? Hashtag = null,
    [Option(Max = 500, Long = true)] UserText? Sources = null,
    [Option(Max = 1000, Long = true)] UserText? Answer = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CommandCatalog catalog, FormBuilder forms) : ICommandHandler<EditCampaign>
    {
        public async Task<Reply> HandleAsync(EditCampaign command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign)
            {
                return CampaignMessages.Unknown(caller.Words, command.Campaign);
            }

            if (CampaignMessages.HandsOff(caller, campaign) is { } handsOff)
            {
                return handsOff;
            }

            if (command == new EditCampaign(command.Campaign) && !caller.Visitor.SentForm)
            {
                return new Reply.Ask(await forms.BuildAsync(catalog.Of<EditCampaign>(), AsItIs(campaign), [], caller, cancellationToken));
            }

            campaign.Describe(command.Target?.Value, command.Demand?.Value, command.Lift?.Value);
            campaign.Equip(command.Hashtag?.Value, command.Sources?.Value, command.Answer?.Value);
            return CampaignMessages.Edited(caller.Words, campaign);
        }

        private static CommandLine AsItIs(Campaign campaign) => CommandLine.Of(
            "campaign edit",
            ("campaign", campaign.Code.ToString()),
            ("target", campaign.Target),
            ("demand", campaign.Demand ?? ""),
            ("lift", campaign.LiftCondition ?? ""),
            ("hashtag", campaign.Hashtag ?? ""),
            ("sources", campaign.Sources ?? ""),
            ("answer", campaign.Answer ?? ""));
    }
}
