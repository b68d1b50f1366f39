using System.Collections.Concurrent;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Keeps anybody from asking for suggestions faster than a person types: five a second for each account.</summary>
internal sealed class SuggestionPace(TimeProvider clock)
{
    private const int MostInASecond = 5;
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(CommunityRef Community, string Member), (long Second, int Count)> _asked = new();

    /// <summary>Whether the account may ask once more in this second.</summary>
    public bool Allows(CommunityRef community, string member)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        if (_asked.Count >= MostKept)
        {
            _asked.Clear();
        }

        return _asked.AddOrUpdate((community, member), (second, 1), (_, asked) => asked.Second == second ? (second, asked.Count + 1) : (second, 1)).Count <= MostInASecond;
    }
}
