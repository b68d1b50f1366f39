using System.Collections.Concurrent;
using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>Counts wrong claim codes, in memory only: five an hour for one account, then no code is looked at.</summary>
internal sealed class ClaimAttempts(TimeProvider clock)
{
    private const int Most = 5;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Account, DateTimeOffset[]> _wrong = new();

    /// <summary>Whether the account may try now.</summary>
    public bool MayTry(Account account) => Recent(_wrong.GetValueOrDefault(account, [])).Length < Most;

    /// <summary>Notes a wrong code.</summary>
    public void Fail(Account account)
    {
        foreach (var (old, _) in _wrong.Where(entry => Recent(entry.Value).Length == 0))
        {
            _wrong.TryRemove(old, out _);
        }

        _wrong.AddOrUpdate(account, [clock.GetUtcNow()], (_, tries) => [.. Recent(tries), clock.GetUtcNow()]);
    }

    private DateTimeOffset[] Recent(DateTimeOffset[] tries) => [.. tries.Where(tried => tried > clock.GetUtcNow() - Window)];
}
