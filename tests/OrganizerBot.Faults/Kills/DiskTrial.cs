using OrganizerBot.Faults.Load;
using OrganizerBot.Faults.Stores;

namespace OrganizerBot.Faults.Kills;

/// <summary>Members sign and withdraw while the disk refuses to write now and then: each thread's every so many-th <c>fsync</c> is answered with EIO, by strace. Whoever was told that it is done finds it done.</summary>
internal static class DiskTrial
{
    private const string Strace = "/usr/bin/strace";

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(IStore store, TimeSpan time, int seed, Verdict verdict)
    {
        if (!File.Exists(Strace))
        {
            Console.WriteLine("The disk's refusals are left out: there is no strace.");
            return;
        }

        await using var scene = await Scene.SetAsync(store);
        var before = await store.CountAsync("Inbox");
        var notes = Path.GetTempFileName();
        try
        {
            var bot = scene.Bots[0];
            bot.Kill();
            await bot.StartAsync([Strace, "-f", "--seccomp-bpf", "-qq", "-o", notes, "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-e", "inject=fsync,fdatasync:error=EIO:when=20+7", .. BotProcess.Program]);
            var crowd = new Crowd(scene.Petitions, scene.Lines, seed, verdict);
            using var enough = new CancellationTokenSource(time);
            await crowd.RunAsync(enough.Token);
            bot.Kill();
            verdict.Made("bot killed", isKill: true);
            await bot.StartAsync();
            foreach (var _ in File.ReadLines(notes).Where(line => line.Contains("(INJECTED)", StringComparison.Ordinal)))
            {
                verdict.Made("fsync refused with EIO", isKill: false);
            }

            await Ending.CompareAsync(scene, store, crowd, before, verdict);
        }
        finally
        {
            File.Delete(notes);
        }
    }
}
