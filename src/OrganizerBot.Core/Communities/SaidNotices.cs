using System.Collections.Concurrent;

namespace OrganizerBot.Communities;

/// <summary>Which notices this process has said. They stay in the database until their member's next command: a process that is killed between saying and sending loses none, and the next one says it again.</summary>
internal sealed class SaidNotices
{
    private readonly ConcurrentDictionary<Id<Notice>, bool> _said = new();

    /// <summary>Whether this process said it with an answer before.</summary>
    public bool WasSaid(Id<Notice> notice) => _said.ContainsKey(notice);

    /// <summary>It is about to be said.</summary>
    /// <returns>False when another answer says it at this moment.</returns>
    public bool Say(Id<Notice> notice) => _said.TryAdd(notice, true);

    /// <summary>They are deleted.</summary>
    public void Forget(IEnumerable<Id<Notice>> notices)
    {
        foreach (var notice in notices)
        {
            _said.TryRemove(notice, out _);
        }
    }
}
