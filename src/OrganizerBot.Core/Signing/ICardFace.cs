using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>What is said in public about a sheet: petitions and pledges each have their own.</summary>
public interface ICardFace
{
    /// <summary>The card as it should look now in a community's channel, or null when the sheet is not this face's.</summary>
    Task<Message?> CardAsync(Sheet sheet, Community community, CancellationToken cancellationToken);

    /// <summary>What is said once when the goal is reached, or null when the sheet is not this face's.</summary>
    Task<Message?> GoalReachedAsync(Sheet sheet, Words words, CancellationToken cancellationToken);

    /// <summary>What is said once when it has closed, or null when the sheet is not this face's.</summary>
    Task<Message?> ClosedAsync(Sheet sheet, Words words, CancellationToken cancellationToken);
}
