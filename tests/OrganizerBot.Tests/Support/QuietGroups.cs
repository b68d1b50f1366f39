using System.Collections.Concurrent;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Support;

/// <summary>User groups of a Slack workspace that never speaks of its own accord.</summary>
internal sealed class QuietGroups : IMemberGroups
{
    private int _asked;

    public Platform Platform => Platform.Slack;

    public bool AreAtHand => false;

    /// <summary>Who is in which group.</summary>
    public ConcurrentDictionary<string, string[]> Members { get; } = new();

    /// <summary>What keeps groups from making moderators.</summary>
    public ConcurrentDictionary<string, GroupStanding> Troubles { get; } = new();

    /// <summary>How often it was asked who is in a group.</summary>
    public int Asked => _asked;

    public Task<bool> HasAnyAsync(Visitor visitor, IReadOnlyCollection<string> groups, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(groups.Any(group => !Troubles.ContainsKey(group) && Members.GetValueOrDefault(group, []).Contains(visitor.MemberId)));
    }

    public Task<GroupStanding> LookAsync(CommunityRef community, string group, CancellationToken cancellationToken) =>
        Task.FromResult(Troubles.GetValueOrDefault(group, Members.ContainsKey(group) ? GroupStanding.Fit : GroupStanding.Unknown));

    public Task<IReadOnlyList<Choice>> ListAsync(CommunityRef community, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([.. Members.Keys.Order(StringComparer.Ordinal).Select(group => new Choice(group, "@" + group.ToLowerInvariant()))]);
}
