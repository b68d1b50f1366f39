using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Shows what a campaign's weight rests on, each with its source.</summary>
[Command("impact assumptions", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowAssumptions([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ImpactReader reader) : ICommandHandler<ShowAssumptions>
    {
        public async Task<Reply> HandleAsync(ShowAssumptions command, Caller caller, CancellationToken cancellationToken) =>
            await db.CampaignAsync(command.Campaign, caller, cancellationToken) is { } campaign
                ? ImpactMessages.Assumptions(caller, campaign, await reader.StakesAsync(campaign, cancellationToken))
                : CampaignMessages.Unknown(caller.Words, command.Campaign);
    }
}
