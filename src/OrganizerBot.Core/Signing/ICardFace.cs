using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>What is said in public about a sheet: petitions and pledges each have their own.</summary>
public interface ICardFace
{
    /// <summary>The campaign that the sheet belongs to, or null when the sheet is not this face's.</summary>
    Task<Id<Campaign>?> CampaignAsync(Sheet sheet, CancellationToken cancellationToken);

    /// <summary>The card as it should look now in a community's channel, or null when the sheet is not this face's.</summary>
    Task<Message?> CardAsync(Sheet sheet, Community community, CancellationToken cancellationToken);

    /// <summary>What is said once when the goal is reached, or null when the sheet is not this face's.</summary>
    Task<Message?> GoalReachedAsync(Sheet sheet, Words words, CancellationToken cancellationToken);

    /// <summary>What happened since it closed and was not told yet, each with a word that makes it one of a kind; nothing when the sheet is not this face's. Asking is telling.</summary>
    Task<IReadOnlyList<SheetNews>> TakeNewsAsync(Sheet sheet, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SheetNews>>([]);

    /// <summary>What is said once when it has closed, or null when the sheet is not this face's.</summary>
    Task<Message?> ClosedAsync(Sheet sheet, Words words, CancellationToken cancellationToken);
}

/// <summary>Something to be told once where a sheet's cards stand.</summary>
/// <param name="What">What makes it one of a kind for this sheet.</param>
/// <param name="Say">The words, in a language.</param>
public sealed record SheetNews(string What, Func<Words, Message> Say);
