using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Suggests to moderators the groups that moderate here.</summary>
internal sealed class AppointedGroups(ModeratorGroups groups) : ISuggestions
{
    public async Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var known = (await groups.ListAsync(caller, cancellationToken)).ToDictionary(group => group.Value, group => group.Label);
        return [.. (await groups.IdsAsync(caller.Community, caller.Keys, cancellationToken))
            .Select(id => new Choice(id, known.GetValueOrDefault(id, id)))
            .Where(choice => choice.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))];
    }
}
