using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Suggests time zones by any part of their names; the community's own comes first.</summary>
internal sealed class ZoneSuggestions : ISuggestions
{
    public Task<IReadOnlyList<Choice>> SuggestAsync(string typed, Caller caller, CancellationToken cancellationToken)
    {
        var looked = typed.Trim().Replace(' ', '_');
        return Task.FromResult<IReadOnlyList<Choice>>(
            [.. TimeZoneInfo.GetSystemTimeZones(skipSorting: true)
                .Where(zone => zone.HasIanaId && zone.Id.Contains(looked, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(zone => zone.Id == caller.Community.TimeZone.Id)
                .ThenBy(zone => zone.Id, StringComparer.Ordinal)
                .Take(Choice.Most)
                .Select(zone => new Choice(zone.Id, zone.Id))]);
    }
}
