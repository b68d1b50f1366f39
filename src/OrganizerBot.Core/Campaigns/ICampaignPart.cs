using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Something that campaigns hold, such as petitions or pledges.</summary>
public interface ICampaignPart
{
    /// <summary>One line for each of these in a campaign that the caller may see, the newest first.</summary>
    Task<IReadOnlyList<Prose>> LinesAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken);
}
