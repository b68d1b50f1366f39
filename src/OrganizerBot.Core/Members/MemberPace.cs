using System.Collections.Concurrent;
using OrganizerBot.Keys;

namespace OrganizerBot.Members;

/// <summary>Keeps anybody from asking again and again for what is much work, or fills the database: five times an hour for each account, counted in memory only.</summary>
internal sealed class MemberPace(TimeProvider clock)
{
    private const int MostInAnHour = 5;
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(Account Account, string What), (long Hour, int Count)> _asked = new();

    /// <summary>Whether the account may ask for this once more in this hour.</summary>
    public bool Allows(Account account, string what)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (_asked.Count >= MostKept)
        {
            _asked.Clear();
        }

        return _asked.AddOrUpdate((account, what), (hour, 1), (_, asked) => asked.Hour == hour ? (hour, asked.Count + 1) : (hour, 1)).Count <= MostInAnHour;
    }
}
