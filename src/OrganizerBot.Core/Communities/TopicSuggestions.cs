using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Suggests the first words of the commands that the caller may use.</summary>
internal sealed class TopicSuggestions(CommandCatalog catalog) : ISuggestions
{
    public Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>(
            [.. catalog.AllowedTo(caller)
                .Select(command => command.Noun)
                .Distinct()
                .Where(noun => noun.Contains(typed.Trim().TrimStart('/'), StringComparison.OrdinalIgnoreCase))
                .Select(noun => new Choice(noun, noun))]);
}
