using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Something that campaigns hold, such as petitions or pledges.</summary>
public interface ICampaignPart
{
    /// <summary>One line for each of these in a campaign that the caller may see, the newest first.</summary>
    Task<IReadOnlyList<Prose>> LinesAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken);

    /// <summary>Lets the members of a community that joins now sign what is open already.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="members">How many they are.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task WelcomeAsync(Campaign campaign, int members, CancellationToken cancellationToken);
}
