using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Shows a campaign with what it holds, to the caller alone.</summary>
[Command("campaign show", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowCampaign([Option(Suggest = typeof(CampaignSuggestions))] Code Campaign) : ICommand
{
    internal sealed class Handler(OrganizerDb db, IEnumerable<ICampaignPart> parts) : ICommandHandler<ShowCampaign>
    {
        public async Task<Reply> HandleAsync(ShowCampaign command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.CampaignAsync(command.Campaign, caller, cancellationToken) is not { } campaign)
            {
                return CampaignMessages.Unknown(caller.Words, command.Campaign);
            }

            // How many communities take part is told to each of them, and no more of the others.
            var communities = await db.Participations.IgnoreQueryFilters().CountAsync(part => part.CampaignId == campaign.Id && !part.HasLeft, cancellationToken);
            List<Prose> lines = [];
            foreach (var part in parts)
            {
                lines.AddRange(await part.LinesAsync(campaign, caller, cancellationToken));
            }

            var guests = caller.IsModerator ? await db.GuestsOfAsync(campaign, caller, cancellationToken) : [];
            return CampaignMessages.Whole(caller.Words, campaign, communities, lines, guests);
        }
    }
}
