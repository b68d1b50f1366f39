using System.Text.Json;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The workspace's user groups, and who is in them. They are invented.</summary>
internal sealed class SlackUserGroups(TownStore store)
{
    private const string Kind = "slack.usergroup";

    private readonly Lock _gate = new();

    /// <summary>The groups as they were founded.</summary>
    public static IReadOnlyList<SlackUserGroup> Founded { get; } =
    [
        new("S07LHSTEWRD", "stewards", "Stewards", "Who look after petitions", ["U07LHFEM006", "U07LHGOR007"]),
        new("S07LHNIGHTS", "night-shift", "Night shift", "Who are awake when others are not", ["U07LHIMA009"]),
    ];

    /// <summary>All of them, as they are now.</summary>
    public IReadOnlyList<SlackUserGroup> All => [.. Founded.Select(group => group with { Members = MembersOf(group) })];

    /// <summary>The group with that id, handle or name as it is now, or null.</summary>
    public SlackUserGroup? Find(string named) => All.FirstOrDefault(group => group.Is(named));

    /// <summary>Puts somebody into a group, or takes them out.</summary>
    /// <exception cref="TownException">There is no such group.</exception>
    public void Set(string named, SlackPerson person, bool isIn)
    {
        lock (_gate)
        {
            var group = Find(named) ?? throw new TownException($"There is no user group {named}; there are {string.Join(", ", Founded.Select(known => "@" + known.Handle))}.");
            string[] others = [.. group.Members.Where(member => member != person.Id)];
            store.Save(Kind, group.Id, JsonSerializer.SerializeToNode(isIn ? [.. others, person.Id] : others)!);
        }
    }

    private IReadOnlyList<string> MembersOf(SlackUserGroup group) => store.Find(Kind, group.Id).Deserialize<string[]>() ?? group.Members;
}

/// <summary>A user group.</summary>
/// <param name="Id">Its id, <c>S…</c>.</param>
/// <param name="Handle">How it is mentioned, without "@".</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Members">The ids of the people in it.</param>
internal sealed record SlackUserGroup(string Id, string Handle, string Name, string Purpose, IReadOnlyList<string> Members)
{
    /// <summary>Whether a name that somebody typed, with or without "@", means it.</summary>
    public bool Is(string named) => named.TrimStart('@') is var bare && (bare == Id || bare.Equals(Handle, StringComparison.OrdinalIgnoreCase) || bare.Equals(Name, StringComparison.OrdinalIgnoreCase));
}
