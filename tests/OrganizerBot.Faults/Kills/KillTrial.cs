using System.Diagnostics;
using OrganizerBot.Faults.Load;
using OrganizerBot.Faults.Stores;

namespace OrganizerBot.Faults.Kills;

/// <summary>Members sign and withdraw while the bot's processes are killed and stand still and the database server crashes. In the end three things are compared: what members were told, what is stored, and what the bot says when they ask again.</summary>
internal static class KillTrial
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longer than any lease.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(IStore store, TimeSpan time, int seed, Verdict verdict)
    {
        var watch = Stopwatch.StartNew();
        await using var scene = await Scene.SetAsync(store);
        var before = await store.CountAsync("Inbox");
        var crowd = new Crowd(scene.Petitions, scene.Lines, seed, verdict);
        using var enough = new CancellationTokenSource();
        var acting = crowd.RunAsync(enough.Token);
        var random = new Random(seed);
        foreach (var failpoint in Failpoints.Signing)
        {
            await FailAsync(scene, crowd, $"{failpoint}:{random.Next(1, 40)}:kill", random, verdict);
            if (store.Server is not null)
            {
                await FailAsync(scene, crowd, $"{failpoint}:{random.Next(1, 40)}:stop", random, verdict);
            }
        }

        do
        {
            await BreakAsync(scene, store, crowd, random, verdict);
        }
        while (watch.Elapsed < time);

        await enough.CancelAsync();
        await acting;
        await Ending.CompareAsync(scene, store, crowd, before, verdict);
        Console.WriteLine($"ready after a kill: within {scene.Bots.Max(bot => bot.SlowestStart).TotalSeconds:0.0} s each time");
    }

    private static async Task FailAsync(Scene scene, Crowd crowd, string failpoint, Random random, Verdict verdict)
    {
        var bot = scene.Bots[random.Next(scene.Bots.Count)];
        bot.Kill();
        bot.Arm(failpoint);
        await crowd.RestAsync(() => bot.StartAsync());
        for (var watch = Stopwatch.StartNew(); !bot.HasReached && watch.Elapsed < Patience;)
        {
            await crowd.PressesAsync(1, Longest);
        }

        if (!bot.HasReached)
        {
            verdict.Miss($"nobody came to {failpoint}");
            return;
        }

        var stands = failpoint.EndsWith(":stop", StringComparison.Ordinal);
        if (stands)
        {
            await crowd.PressesAsync(random.Next(200, 2000), LongestPause);
            await bot.WakeAsync();
        }

        verdict.Made($"failed at {failpoint.Split(':')[0]}, by {failpoint.Split(':')[2]}", isKill: !stands);
        await crowd.RestAsync(() => bot.StartAsync());
    }

    private static async Task BreakAsync(Scene scene, IStore store, Crowd crowd, Random random, Verdict verdict)
    {
        await crowd.PressesAsync(random.Next(50, 1500), Longest);
        var (bot, kind) = (scene.Bots[random.Next(scene.Bots.Count)], random.Next(10));
        switch (store.Server)
        {
            case { } server when kind < 2:
                await server.CrashAsync();
                await crowd.PressesAsync(random.Next(200), Longest);
                await server.UpAsync();
                verdict.Made("database server crashed", isKill: true);
                break;
            case not null when kind < 4:
                await bot.PauseAsync();
                await crowd.PressesAsync(random.Next(200, 2000), LongestPause);
                await bot.WakeAsync();
                verdict.Made("one of two replicas stood still", isKill: false);
                break;
            default:
                bot.Kill();
                verdict.Made("bot killed", isKill: true);
                break;
        }

        foreach (var each in scene.Bots)
        {
            await crowd.RestAsync(() => each.StartAsync());
        }
    }
}
