using System.Diagnostics;
using OrganizerBot.Faults.Stores;

namespace OrganizerBot.Faults.Kills;

/// <summary>The core alone is killed as often as can be: <see cref="CoreSigner"/> begins, acknowledges some acts, and is gone. What it acknowledged is there each time, and what is brought again has no second effect.</summary>
internal static class CoreTrial
{
    /// <summary>So many acts at the most are acknowledged before it is killed.</summary>
    private const int MostActs = 300;

    /// <summary>So many deliveries come again in the next life.</summary>
    private const int Repeated = 5;

    /// <summary>After so many lives everything is compared.</summary>
    private const int LivesBetween = 100;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(IStore store, TimeSpan time, int seed, Verdict verdict)
    {
        string sheet;
        await using (await Scene.SetAsync(store))
        {
            sheet = (await store.ReadAsync("""SELECT "Id" FROM "Sheets" """))[0][0];
        }

        var (random, told) = (new Random(seed), new Told());
        var watch = Stopwatch.StartNew();
        for (var life = 1; watch.Elapsed < time; life++)
        {
            await LiveAsync(store, sheet, random.Next(1, MostActs), told, verdict);
            verdict.Made("core killed", isKill: true);
            if (life % LivesBetween == 0)
            {
                await CompareAsync(store, told, verdict);
            }
        }

        await CompareAsync(store, told, verdict);
    }

    private static async Task LiveAsync(IStore store, string sheet, int acts, Told told, Verdict verdict)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OrganizerBot.Faults.dll"), CoreSigner.Word, sheet]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        BotProcess.Set(start, store.Settings(0));

        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        foreach (var delivery in told.Deliveries.TakeLast(Repeated))
        {
            await process.StandardInput.WriteLineAsync(delivery);
        }

        told.Deliveries.Clear();
        process.StandardInput.Close();
        for (var heard = 0; await process.StandardOutput.ReadLineAsync() is { } line;)
        {
            told.Hear(line, verdict);
            if (++heard == acts)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
    }

    private static async Task CompareAsync(IStore store, Told told, Verdict verdict)
    {
        var stored = (await store.ReadAsync("""SELECT "Pseudonym" FROM "Signatures" """)).Select(row => row[0]).ToHashSet();
        foreach (var lost in told.There.Where(who => !stored.Contains(who)))
        {
            verdict.Lose($"the core acknowledged {lost}, and it is not there");
        }

        foreach (var back in told.Gone.Where(stored.Contains))
        {
            verdict.Lose($"the core acknowledged that {back} was withdrawn, and it is there");
        }

        Console.WriteLine($"{told.There.Count} signatures and {told.Gone.Count} withdrawals acknowledged; {stored.Count} signatures stored");
    }

    /// <summary>What was acknowledged so far.</summary>
    private sealed class Told
    {
        public HashSet<string> There { get; } = [];

        public HashSet<string> Gone { get; } = [];

        /// <summary>Signatures of this life that nobody withdraws, each with its delivery.</summary>
        public List<string> Deliveries { get; } = [];

        /// <summary>A line that was cut off by the kill says nothing.</summary>
        public void Hear(string line, Verdict verdict)
        {
            var words = line.Length == 0 ? [""] : line[1..].Split(' ');
            if (words[^1].Length != 64)
            {
                return;
            }

            switch (line[0])
            {
                case CoreSigner.Signed:
                    There.Add(words[0]);
                    Deliveries.Add(line[1..]);
                    verdict.Acknowledge();
                    break;
                case CoreSigner.Leaves:
                    There.Remove(words[0]);
                    Deliveries.RemoveAll(delivery => delivery.StartsWith(words[0], StringComparison.Ordinal));
                    break;
                case CoreSigner.Left:
                    Gone.Add(words[0]);
                    verdict.Acknowledge();
                    break;
                case CoreSigner.Again:
                    verdict.Duplicate($"a delivery that the core had acknowledged had an effect again: {words[0]}");
                    break;
                default:
                    verdict.Miss($"the core said: {line}");
                    break;
            }
        }
    }
}
