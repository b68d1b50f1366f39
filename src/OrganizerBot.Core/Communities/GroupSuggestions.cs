using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Suggests to moderators the groups that there are, where the platform's own client does not offer them.</summary>
internal sealed class GroupSuggestions(ModeratorGroups groups) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken) =>
        [.. (await groups.ListAsync(caller, cancellationToken)).Where(group => group.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Take(Choice.Most)];
}
