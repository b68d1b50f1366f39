using System.Diagnostics;
using OrganizerBot.Faults.Stores;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Faults.Digests;

/// <summary>Digests of many days, each written and posted while the bot is killed and stands still and the platforms lose its calls, their answers, or both. It begins with going once through every failpoint.</summary>
internal sealed class DigestTrial(DigestTown town, DigestOracle oracle, IStore store, Random random, Verdict verdict)
{
    private const int MostSteps = 40;

    /// <summary>After so many days each failpoint was come to, or never will be.</summary>
    private const int MostDays = 4;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>What is due is sent within that time, unless something hinders it.</summary>
    private static readonly TimeSpan LookLong = TimeSpan.FromSeconds(5);

    /// <summary>Sooner than that is waited for.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>So long only what Slack is to post by itself is left alone.</summary>
    private static readonly TimeSpan Planned = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestReach = TimeSpan.FromSeconds(30);

    private static readonly (string Platform, string[] Routes)[] Routes =
    [
        ("discord", ["POST /channels/{channel.id}/messages", "GET /channels/{channel.id}/messages"]),
        ("slack", ["chat.scheduleMessage", "chat.scheduledMessages.list"]),
    ];

    private static readonly TownFault[] Kinds =
    [
        TownFault.AcceptThenDrop, TownFault.AcceptThenServerError, TownFault.Garbage, TownFault.RateLimitedUntold, TownFault.RateLimited, TownFault.ServerError, TownFault.AcceptLate,
    ];

    /// <summary>The failpoints that nobody came to yet.</summary>
    private readonly List<string> _left = [.. Failpoints.Sending, .. Failpoints.Following];

    /// <summary>Runs it, at least for a day.</summary>
    public static async Task RunAsync(IStore store, string folder, TimeSpan time, int seed, Verdict verdict)
    {
        var watch = Stopwatch.StartNew();
        await using var town = await DigestTown.OpenAsync(store, folder);
        var oracle = new DigestOracle(town, store);
        var random = new Random(seed);
        var trial = new DigestTrial(town, oracle, store, random, verdict);
        var days = 0;
        do
        {
            town.Redeliver(random.Next(1, 3));
            await town.HasNewsAsync(++days);
            await trial.DayAsync(days);
            await oracle.NoteAsync();
        }
        while (watch.Elapsed < time || (trial._left.Count > 0 && days < MostDays));

        await town.HasNewsAsync(++days);
        await trial.OverdueAsync(days);
        await oracle.NoteAsync();
        foreach (var failpoint in trial._left)
        {
            verdict.Miss($"nobody came to {failpoint}");
        }

        Console.WriteLine($"{days} days of digests in {DigestTown.Channels.Count} channels on each platform");
        await oracle.CompareAsync(days, verdict);
    }

    private async Task DayAsync(int day)
    {
        if (_left.Count > 0)
        {
            await FailAsync(Failpoints.Sending, TimeSpan.FromDays(1));
            await SettleAsync(day, Planned);
            await FailAsync(Failpoints.Following, await oracle.WaitAsync() + Moment ?? Moment);
        }
        else
        {
            await TroubleAsync(day);
        }

        await SettleAsync(day, TimeSpan.MaxValue);
    }

    /// <summary>The bot was away when digests were due, and comes back to platforms that are well.</summary>
    private async Task OverdueAsync(int day)
    {
        town.Advance(TimeSpan.FromDays(1));
        var enough = await SentAsync() + (2 * DigestTown.Channels.Count);
        var watch = Stopwatch.StartNew();
        await town.StartAsync();
        var areThere = await UntilAsync(async () => await SentAsync() >= enough, Overdue);
        Console.WriteLine($"overdue digests of {2 * DigestTown.Channels.Count} channels: {(areThere ? $"posted, or on Slack handed over, {watch.Elapsed.TotalSeconds:0.0} s after the bot was started" : "not all there in time")}");
        if (!areThere)
        {
            verdict.Miss($"overdue digests were not there {Overdue.TotalSeconds:0} s after the bot was started");
        }

        await SettleAsync(day, TimeSpan.MaxValue);
    }

    /// <summary>One process after the other, alone, is told to kill itself at a point, as long as there is something to do that leads there: what was done faster than it comes to some of them leaves those to another day.</summary>
    private async Task FailAsync(IReadOnlyList<string> failpoints, TimeSpan ahead)
    {
        town.Advance(ahead);
        foreach (var (index, failpoint) in failpoints.Index().Where(point => _left.Contains(point.Item)).ToArray())
        {
            var bot = town.Bots[index % town.Bots.Count];
            bot.Arm($"{failpoint}:1:kill");
            await town.StartAsync(bot);
            await UntilAsync(async () => bot.HasReached || await oracle.WaitAsync() is null || await oracle.WaitAsync() > Planned, LongestReach);
            if (bot.HasReached)
            {
                verdict.Made($"failed at {failpoint}, by kill", isKill: true);
                _left.Remove(failpoint);
            }

            bot.Kill();
        }

        await town.StartAsync();
    }

    private async Task TroubleAsync(int day)
    {
        foreach (var (platform, routes) in Routes)
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            town.Arrange(platform, routes[random.Next(3) == 0 ? 1 : 0], kind, random.Next(1, 4));
            verdict.Made($"{platform}: {kind}", isKill: false);
        }

        town.Advance(TimeSpan.FromDays(1));
        verdict.Made("bot killed", isKill: true);
        if (store.Replicas > 1 && day % 2 == 0)
        {
            await StandStillAsync();
            return;
        }

        await town.StartAsync();
        for (var kills = random.Next(1, 4); kills > 0; kills--)
        {
            var enough = await SentAsync() + random.Next(4);
            await UntilAsync(async () => await SentAsync() >= enough || await oracle.WaitAsync() is null, LookLong);
            var bot = town.Bots[random.Next(town.Bots.Count)];
            bot.Kill();
            verdict.Made("bot killed while digests are posted", isKill: true);
            await town.StartAsync(bot);
        }
    }

    /// <summary>One of two stands still in the middle of a call until the other has taken over what it had in its hand, and then goes on.</summary>
    private async Task StandStillAsync()
    {
        var failpoint = Failpoints.Sending[random.Next(2, Failpoints.Sending.Count)];
        var (still, other) = (town.Bots[0], town.Bots[1]);
        still.Arm($"{failpoint}:{random.Next(1, 3)}:stop");
        await town.StartAsync(still);
        if (await UntilAsync(() => Task.FromResult(still.HasReached), LongestReach))
        {
            await town.StartAsync(other);
            await UntilIdleAsync(LongestReach);
            await still.WakeAsync();
            verdict.Made($"failed at {failpoint}, by stop", isKill: false);
        }

        await town.StartAsync();
    }

    /// <summary>Goes on from moment to moment at which the bot wants to look at something, until everything is posted: to wait as long as it does would take as long as it says.</summary>
    /// <param name="day">Which day it is.</param>
    /// <param name="longest">It is enough that nothing is to be done for longer than that.</param>
    private async Task SettleAsync(int day, TimeSpan longest)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var wait = await UntilIdleAsync(LookLong);
            if (wait is null || wait > longest)
            {
                return;
            }

            await town.RestartAsync(wait > TimeSpan.Zero ? wait.Value + Moment : Soon);
            verdict.Made("bot killed", isKill: true);
        }

        verdict.Miss($"the digests of day {day} were not all there after {MostSteps} steps");
    }

    private async Task<TimeSpan?> UntilIdleAsync(TimeSpan longest)
    {
        TimeSpan? wait = null;
        await UntilAsync(async () => (wait = await oracle.WaitAsync()) is null || wait > Soon, longest);
        return wait;
    }

    private Task<long> SentAsync() => store.CountAsync("Outbox", """
        "State" IN ('Sent', 'Planned')
        """);

    private static async Task<bool> UntilAsync(Func<Task<bool>> isSo, TimeSpan longest)
    {
        using var tick = new PeriodicTimer(Look);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < longest; await tick.WaitForNextTickAsync())
        {
            if (await isSo())
            {
                return true;
            }
        }

        return false;
    }
}
