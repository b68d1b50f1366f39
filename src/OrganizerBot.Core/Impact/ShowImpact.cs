using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Shows what a campaign weighs, and from how many refusals on it outweighs what it is about.</summary>
[Command("impact show", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowImpact([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ImpactReader reader) : ICommandHandler<ShowImpact>
    {
        public async Task<Reply> HandleAsync(ShowImpact command, Caller caller, CancellationToken cancellationToken) =>
            await db.CampaignAsync(command.Campaign, caller, cancellationToken) is { } campaign
                ? ImpactMessages.Whole(caller, await reader.ReadAsync(campaign, cancellationToken))
                : CampaignMessages.Unknown(caller.Words, command.Campaign);
    }
}
