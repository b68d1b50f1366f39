using System.Collections.Concurrent;
using OrganizerBot.Keys;

namespace OrganizerBot.Members;

/// <summary>Keeps anybody from filling the database with links: five an hour for each account, counted in memory only.</summary>
internal sealed class LinkPace(TimeProvider clock)
{
    private const int MostInAnHour = 5;
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<Account, (long Hour, int Count)> _asked = new();

    /// <summary>Whether the account may ask once more in this hour.</summary>
    public bool Allows(Account account)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (_asked.Count >= MostKept)
        {
            _asked.Clear();
        }

        return _asked.AddOrUpdate(account, (hour, 1), (_, asked) => asked.Hour == hour ? (hour, asked.Count + 1) : (hour, 1)).Count <= MostInAnHour;
    }
}
