using System.Globalization;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Starts the bot and its baselines, each in a process of its own on this machine's loopback, sends them the same requests, and prints what came of it. Ratios are what counts: sender and servers share the machine.</summary>
internal sealed class LoadRun(LoadOptions options, string folder)
{
    private const int MostEachSecond = 14_000;
    private const int Warm = 20_000;

    /// <summary>In it the runtime's compiler makes good what it made in haste: what is measured is how the server goes on, not how it starts.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly byte[] Signed = "Signed."u8.ToArray();

    /// <summary>Runs what was asked for.</summary>
    public static async Task<int> RunAsync(LoadOptions options)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var folder = Directory.CreateTempSubdirectory("organizerbot-load-").FullName;
        try
        {
            Say($"{options.Engine} on {Environment.ProcessorCount} processors, {options.Connections} connections, {options.Seconds} s each; {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} busy before");
            foreach (var each in options.Case is { } only ? [only] : Enum.GetValues<LoadCase>())
            {
                await new LoadRun(options, Path.Combine(folder, $"{each}")).RunAsync(each);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task RunAsync(LoadCase which) => which switch
    {
        LoadCase.Burst => BurstAsync(),
        LoadCase.Mixed => MixedAsync(),
        LoadCase.Million => MillionAsync(),
        LoadCase.Digests => DigestsAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    private async Task BurstAsync()
    {
        await using var side = await ServedProcess.StartAsync("side");
        foreach (var platform in options.Platform is { } only ? [only] : (string[])["discord", "slack"])
        {
            await using var bot = await StartBotAsync(side);
            await Task.Delay(TimeSpan.FromSeconds(3));
            Say($"== sign burst, {platform}: idle memory of the bot {bot.Megabytes():0} MB, {bot.OwnMegabytes:0} MB of it its own, the rest pages of program files");
            var code = await bot.AskAsync($"open {platform}");
            var count = Warm + (options.Seconds * MostEachSecond);
            var requests = platform == "discord" ? DiscordRequests.Signs(code, count) : SlackRequests.Signs(code, side.Address, count);
            var verify = await BareAsync(requests, "bare", platform, "verify");
            Say($"only verifies       {verify}");
            var insert = await BareAsync(requests, "bare", platform, "insert", $"{options.Engine}", Path.Combine(folder, "bare", platform));
            Say($"verifies, inserts   {insert}");
            var sign = await SendAsync(bot, requests, platform == "discord" ? Signed : []);
            Say($"signs               {sign}");
            Say($"signs {sign.Rate / insert.Rate:P0} of verifies-and-inserts, {sign.Rate / verify.Rate:P0} of only-verifies; {await bot.AskAsync($"count {code}")} signatures of {sign.Latencies.Length + Warm} answers stand");
            if (platform == "slack")
            {
                await TypedAsync(bot, side, insert);
            }
        }
    }

    /// <summary>Typed in full, the answer stands in the response: the bot asks Slack who it is, and calls it no second time.</summary>
    private async Task TypedAsync(ServedProcess bot, ServedProcess side, Measured insert)
    {
        var code = await bot.AskAsync("open slack");
        var typed = await SendAsync(bot, SlackRequests.Types(code, side.Address, Warm + (options.Seconds * MostEachSecond / 2)), Signed);
        Say($"signs, typed        {typed}");
        Say($"signs, typed, {typed.Rate / insert.Rate:P0} of verifies-and-inserts; {await bot.AskAsync($"count {code}")} signatures of {typed.Latencies.Length + Warm} answers stand");
    }

    private async Task MixedAsync()
    {
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        var code = await bot.AskAsync("open discord");
        Say("== mixed traffic, discord: of ten requests four show, two list, two sign, one withdraws, one asks for help");
        Say($"mixed               {await SendAsync(bot, DiscordRequests.Mixed(code, Warm + (options.Seconds * MostEachSecond / 2)), [])}");
    }

    private async Task MillionAsync()
    {
        const int Million = 1_000_000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        Say("== a petition that a million have signed, discord");
        var small = await bot.AskAsync("open discord");
        var before = await SendAsync(bot, DiscordRequests.Signs(small, Warm + (options.Seconds * MostEachSecond)), Signed);
        Say($"signs among few     {before}");
        var large = await bot.AskAsync("open discord");
        Say($"a million signed in {await bot.AskAsync($"seed {large} {Million}")} s, through the ledger");
        var after = await SendAsync(bot, DiscordRequests.Signs(large, Warm + (options.Seconds * MostEachSecond)), Signed);
        Say($"signs among million {after}");
        Say($"cost of a sign {(after.CpuEach / before.CpuEach) - 1:+0%;-0%} of CPU, {(before.Rate / after.Rate) - 1:+0%;-0%} of time");
        Say($"shows               {await SendAsync(bot, DiscordRequests.Shows(large, 300 + (options.Seconds * 2000)), [], 300)}");
        Say($"lists               {await SendAsync(bot, DiscordRequests.Lists(300 + (options.Seconds * 2000)), [], 300)}");
    }

    private async Task DigestsAsync()
    {
        const int Thousand = 1000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        Say("== a thousand digests due in the same minute");
        var prepared = await bot.AskAsync($"prepare {Thousand}");
        var parts = (await bot.AskAsync("compose")).Split(' ');
        Say($"{parts[0]} of {prepared} composed in {parts[1]} s, peak {bot.PeakMegabytes:0} MB");
    }

    private Task<ServedProcess> StartBotAsync(ServedProcess side) => ServedProcess.StartAsync("bot", $"{options.Engine}", folder, $"{side.Address}");

    private async Task<Measured> BareAsync(byte[][] requests, params string[] args)
    {
        await using var server = await ServedProcess.StartAsync(args);
        return await SendAsync(server, requests, []);
    }

    private async Task<Measured> SendAsync(ServedProcess server, byte[][] requests, byte[] right, int warm = Warm)
    {
        var sending = new Sending(requests, right);
        await sending.WarmAsync(server, options.Connections, warm / 2);
        await Task.Delay(Settling);
        await sending.WarmAsync(server, options.Connections, warm / 2);
        await Task.Delay(Settling);
        return await sending.MeasureAsync(server, options.Connections, TimeSpan.FromSeconds(options.Seconds));
    }

    private static void Say(string line) => Console.WriteLine(line);
}
