using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Suggests values for an option: only what the caller may see, and never a count.</summary>
public interface ISuggestions
{
    /// <summary>At most 100 suggestions, the likeliest first, for what was typed so far.</summary>
    Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken);
}
