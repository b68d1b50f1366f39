using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Discord's roles. Each interaction tells those of whoever caused it, so nothing is ever asked.</summary>
internal sealed class DiscordGroups : IMemberGroups
{
    public Platform Platform => Platform.Discord;

    public bool AreAtHand => true;

    public Task<bool> HasAnyAsync(Visitor visitor, IReadOnlyCollection<string> groups, CancellationToken cancellationToken) => Task.FromResult(visitor.Groups.Any(groups.Contains));

    /// <summary>The role that everybody has is called like its guild. One that does not exist makes nobody a moderator.</summary>
    public Task<GroupStanding> LookAsync(CommunityRef community, string group, CancellationToken cancellationToken) =>
        Task.FromResult(group == community.Id ? GroupStanding.Everybody : GroupStanding.Fit);

    /// <summary>Discord's client offers the roles itself, and shows a mention by the role's name.</summary>
    public Task<IReadOnlyList<Choice>> ListAsync(CommunityRef community, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Choice>>([]);
}
