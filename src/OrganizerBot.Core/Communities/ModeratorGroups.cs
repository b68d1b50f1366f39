using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>The groups that moderate in a community, and whether somebody is in one.</summary>
internal sealed class ModeratorGroups(OrganizerDb db, IEnumerable<IMemberGroups> platforms)
{
    /// <summary>Whether a visitor is in a group that moderates.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="community">Where.</param>
    /// <param name="keys">The community's keys.</param>
    /// <param name="asks">Whether it matters enough to ask the platform, where the request does not tell.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<bool> ModerateAsync(Visitor visitor, Community community, CommunityKeys keys, bool asks, CancellationToken cancellationToken)
    {
        if (On(community.Platform) is not { } groups || (groups.AreAtHand ? visitor.Groups.Count == 0 : !asks))
        {
            return false;
        }

        var appointed = await IdsAsync(community, keys, cancellationToken);
        return appointed.Count > 0 && await groups.HasAnyAsync(visitor, appointed, cancellationToken);
    }

    /// <summary>The platform's ids of the groups that moderate.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(Community community, CommunityKeys keys, CancellationToken cancellationToken)
    {
        var id = community.Id;
        var found = await db.ModeratorGroups.AsNoTracking().Where(group => group.CommunityId == id).ToListAsync(cancellationToken);
        return [.. found.Select(group => group.Group(keys)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The appointment of a group, or null.</summary>
    public Task<ModeratorGroup?> FindAsync(Caller caller, string group, CancellationToken cancellationToken)
    {
        var (community, tag) = (caller.Community.Id, ModeratorGroup.TagOf(caller.Keys, group));
        return db.ModeratorGroups.FirstOrDefaultAsync(known => known.CommunityId == community && known.Tag == tag, cancellationToken);
    }

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.ModeratorGroups.CountAsync(group => group.CommunityId == community, cancellationToken);
    }

    /// <summary>Whether a group can make moderators.</summary>
    public Task<GroupStanding> LookAsync(Caller caller, string group, CancellationToken cancellationToken) =>
        On(caller.Community.Platform)?.LookAsync(caller.Community.Ref, group, cancellationToken) ?? Task.FromResult(GroupStanding.Unreachable);

    /// <summary>The groups there are, by what people call them.</summary>
    public Task<IReadOnlyList<Choice>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        On(caller.Community.Platform)?.ListAsync(caller.Community.Ref, cancellationToken) ?? Task.FromResult<IReadOnlyList<Choice>>([]);

    /// <summary>A group by what people call it, as far as that is known.</summary>
    public async Task<GroupSpan> NameAsync(Caller caller, string group, CancellationToken cancellationToken) => new(
        new GroupRef(caller.Community.Platform, group), (await ListAsync(caller, cancellationToken)).FirstOrDefault(known => known.Value == group)?.Label);

    private IMemberGroups? On(Platform platform) => platforms.FirstOrDefault(groups => groups.Platform == platform);
}
