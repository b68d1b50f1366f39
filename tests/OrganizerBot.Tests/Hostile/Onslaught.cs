using System.Diagnostics;
using System.Net;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>Many generated requests, and what became of them.</summary>
internal sealed class Onslaught(HostileHouse house, ITestOutputHelper output)
{
    /// <summary>From here all cases are generated: the same ones each time.</summary>
    public const int Seed = 20270301;

    /// <summary>After so long without an answer a request hangs.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(3);

    /// <summary>Sends so many requests, one after the other, and fails at the first that is answered otherwise than allowed.</summary>
    /// <returns>The slowest answer.</returns>
    public async Task<TimeSpan> SendAsync(Func<Attack> next, int count, HttpStatusCode[] allowed)
    {
        var watch = Stopwatch.StartNew();
        Dictionary<string, int> seen = [];
        var slowest = TimeSpan.Zero;
        for (var number = 0; number < count; number++)
        {
            var attack = next();
            var began = watch.Elapsed;
            var (status, body) = await house.SendAsync(attack);
            slowest = watch.Elapsed - began is var took && took > slowest ? took : slowest;
            Assert.True(allowed.Contains(status), $"{(int)status} for case {number}, {attack}");
            Assert.False(HostileHouse.SaysBroken(body), $"Case {number} broke something, {attack}: {body}");
            var key = $"{attack.Kind}: {(int)status}";
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        output.WriteLine($"{count} cases in {watch.Elapsed.TotalSeconds:F1} s, seed {Seed}");
        foreach (var (key, times) in seen.OrderBy(line => line.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{times,6} × {key}");
        }

        // Beside all other tests a machine may be slow; alone, in the long form, it is not.
        Assert.True(slowest < Hanging || !Figures.Long, $"The slowest answer took {slowest.TotalSeconds:F1} s.");
        return slowest;
    }
}
