using System.Collections.Concurrent;

namespace OrganizerBot.Keys;

/// <summary>Communities' own keys that were unwrapped since the start, in memory only. They never change.</summary>
public sealed class OpenedRoots
{
    private readonly ConcurrentDictionary<Guid, CommunityKeys> _opened = new();

    /// <summary>A community's keys, if they were unwrapped before.</summary>
    public CommunityKeys? Find(Guid community) => _opened.GetValueOrDefault(community);

    /// <summary>The communities whose keys were unwrapped.</summary>
    public IReadOnlyCollection<Guid> Communities => [.. _opened.Keys];

    /// <summary>Lets go of them: the community's time is over.</summary>
    public void Forget(Guid community) => _opened.TryRemove(community, out _);

    /// <summary>Keeps them.</summary>
    public CommunityKeys Keep(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return _opened.GetOrAdd(keys.Community, keys);
    }
}
