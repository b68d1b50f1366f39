using System.Runtime;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Waits until the runtime's compiler has made good what it made in haste: what is measured is how a process goes on, not how it starts.</summary>
internal static class Stillness
{
    /// <summary>What a server's process is asked for: how many methods it has compiled.</summary>
    public const string Order = "compiled";

    private const int MostLooks = 30;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Waits for that in a server's process.</summary>
    public static Task ComesAsync(ServedProcess server) => ComesAsync(() => server.AskAsync(Order));

    /// <summary>Waits for that in this process.</summary>
    public static Task ComesAsync() => ComesAsync(() => Task.FromResult($"{JitInfo.GetCompiledMethodCount()}"));

    private static async Task ComesAsync(Func<Task<string>> count)
    {
        using var tick = new PeriodicTimer(Look);
        var before = await count();
        for (var looks = 0; looks < MostLooks && await tick.WaitForNextTickAsync(); looks++)
        {
            var now = await count();
            if (now == before)
            {
                return;
            }

            before = now;
        }
    }
}
