using System.Globalization;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Starts the bot and its baselines, each in a process of its own on this machine's loopback, sends them the same requests, and prints what came of it. Ratios are what counts: sender and servers share the machine.</summary>
internal sealed class LoadRun(LoadOptions options, string folder)
{
    private const int MostEachSecond = 14_000;
    private const int PagesEachSecond = 60_000;
    private const int Warm = 60_000;
    private const int WarmRounds = 12;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private static readonly byte[] Signed = "Signed."u8.ToArray();
    private static readonly byte[] Title = "No face recognition at work"u8.ToArray();

    /// <summary>Runs what was asked for.</summary>
    public static async Task<int> RunAsync(LoadOptions options)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var folder = Directory.CreateTempSubdirectory("organizerbot-load-").FullName;
        try
        {
            Say($"{options.Engine} on {Environment.ProcessorCount} processors, {options.Connections} connections, {options.Replicas} replicas, {options.Seconds} s each; {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} busy before");
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
        LoadCase.Steady => SteadyAsync(),
        LoadCase.Million => MillionAsync(),
        LoadCase.Digests => DigestsAsync(),
        LoadCase.Page => PageAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    private async Task BurstAsync()
    {
        await using var side = await ServedProcess.StartAsync("side");
        foreach (var platform in options.Platform is { } only ? [only] : (string[])["discord", "slack"])
        {
            await using var bot = await StartBotAsync(side);
            await bot.StillAsync();
            Say($"== sign burst, {platform}: idle memory of the bot {bot.First.Megabytes():0} MB, {bot.First.OwnMegabytes:0} MB of it its own, the rest pages of program files");
            await using var verifies = await Servers.StartAsync(1, "bare", platform, "verify");
            await using var inserts = await Servers.StartAsync(1, "bare", platform, "insert", $"{options.Engine}", Path.Combine(folder, "bare", platform));
            var (code, count) = (await bot.First.AskAsync($"open {platform}"), Warm + (options.Seconds * MostEachSecond));
            var requests = platform == "discord" ? DiscordRequests.Signs(code, count) : SlackRequests.Signs(code, side.Address, count);
            List<(string Name, Servers Servers, Sending Sending)> all =
            [
                ("only verifies", verifies, new Sending(requests, [])), ("verifies, inserts", inserts, new Sending(requests, [])), ("signs", bot, new Sending(requests, platform == "discord" ? Signed : [])),
            ];
            if (platform == "slack")
            {
                // Typed in full, the answer stands in the response: the bot asks Slack who it is, and calls it no second time.
                all.Add(("signs, typed", bot, new Sending(SlackRequests.Types(code, side.Address, count), Signed)));
            }

            var measured = await InTurnsAsync(all);
            foreach (var ((name, _, _), each) in all.Zip(measured))
            {
                Say($"{name,-19} {each}");
            }

            Say($"signs {measured[2].Rate / measured[1].Rate:P0} of verifies-and-inserts, {measured[2].Rate / measured[0].Rate:P0} of only-verifies; {await bot.First.AskAsync($"count {code}")} signatures of {measured.Skip(2).Sum(each => each.Latencies.Length + Warm)} answers stand");
        }
    }

    private async Task MixedAsync()
    {
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        var code = await bot.First.AskAsync("open discord");
        Say("== mixed traffic, discord: of ten requests four show, two list, two sign, one withdraws, one asks for help");
        Say($"mixed               {await SendAsync(bot, DiscordRequests.Mixed(code, Warm + (options.Seconds * MostEachSecond / 2)), [])}");
    }

    private async Task SteadyAsync()
    {
        const int EachSecond = 250;
        const int ForgedEachSecond = 5000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        var code = await bot.First.AskAsync("open discord");
        await SendAsync(bot, DiscordRequests.Mixed(code, Warm + options.Seconds), []);
        Say($"== steady, discord: {EachSecond} mixed requests a second, {EachSecond / 5} of them sign");
        Say($"steady              {await Steadily().MeasureAsync(bot)}");
        var forging = new Pacing(DiscordRequests.Forged(code, options.Seconds * ForgedEachSecond), ForgedEachSecond, "401").MeasureAsync(bot);
        Say($"under the flood     {await Steadily().MeasureAsync(bot)}");
        Say($"forged              {await forging}");

        Pacing Steadily() => new(DiscordRequests.Mixed(code, options.Seconds * EachSecond), EachSecond, "200");
    }

    private async Task MillionAsync()
    {
        const int Million = 1_000_000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        Say("== a petition that a million have signed, discord");
        var (small, large) = (await bot.First.AskAsync("open discord"), await bot.First.AskAsync("open discord"));
        Say($"a million signed in {await bot.First.AskAsync($"seed {large} {Million}")} s, through the ledger");
        var count = Warm + (options.Seconds * MostEachSecond);
        if (await InTurnsAsync([("", bot, new Sending(DiscordRequests.Signs(small, count), Signed)), ("", bot, new Sending(DiscordRequests.Signs(large, count), Signed))]) is not [var few, var many])
        {
            throw new InvalidOperationException("Two were to be measured.");
        }

        Say($"signs among few     {few}");
        Say($"signs among million {many}");
        Say($"cost of a sign {(many.CpuEach / few.CpuEach) - 1:+0%;-0%} of CPU, {(few.Rate / many.Rate) - 1:+0%;-0%} of time");
        Say($"shows               {await SendAsync(bot, DiscordRequests.Shows(large, 300 + (options.Seconds * 2000)), Title, 300)}");
        Say($"lists               {await SendAsync(bot, DiscordRequests.Lists(300 + (options.Seconds * 2000)), Title, 300)}");
        Say($"a digest that tells of it is composed in {(await bot.First.AskAsync("digest")).Split(' ')[1]} s");
    }

    private async Task DigestsAsync()
    {
        const int Thousand = 1000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        Say("== a thousand digests due in the same minute");
        var prepared = await bot.First.AskAsync($"prepare {Thousand}");
        var parts = (await bot.First.AskAsync("compose")).Split(' ');
        Say($"{parts[0]} of {prepared} composed in {parts[1]} s, peak {bot.PeakMegabytes:0} MB");
    }

    /// <summary>Readers come at a steady pace whatever the bot does. Beside them people sign at a steady pace, and as fast as they are answered: without readers, while as many ask another server for nothing, and with them.</summary>
    /// <remarks>Whoever sends the readers' requests takes from the machine too; what that costs the signers is seen where the readers ask another server.</remarks>
    private async Task PageAsync()
    {
        const int EachSecond = 2000;
        const int SignsEachSecond = 1000;
        await using var side = await ServedProcess.StartAsync("side");
        await using var bot = await StartBotAsync(side);
        var code = await bot.First.AskAsync("open discord");
        var page = PageRequests.Opens(await bot.First.AskAsync("publish"));
        var fast = new Sending([.. Enumerable.Repeat(page, Warm + (options.Seconds * PagesEachSecond))], []);
        var signing = new Sending(DiscordRequests.Signs(code, Warm + (options.Seconds * MostEachSecond)), Signed);
        for (var round = 0; round < WarmRounds; round++)
        {
            await fast.WarmAsync(bot, options.Connections, Warm / WarmRounds);
            await signing.WarmAsync(bot, options.Connections, Warm / WarmRounds);
            await bot.StillAsync();
        }

        Say($"== a public page, {EachSecond} readers a second");
        Say($"read, at full speed {await fast.MeasureAsync(bot, options.Connections, TimeSpan.FromSeconds(options.Seconds))}");
        Say($"read                {await Readers(bot, options.Seconds).MeasureAsync(bot)}");
        var paced = DiscordRequests.Signs(code, 2 * options.Seconds * SignsEachSecond).Chunk(options.Seconds * SignsEachSecond).Select(half => new Pacing(half, SignsEachSecond, "200", Signed)).ToArray();
        Say($"signs at a pace     {await paced[0].MeasureAsync(bot)}");
        var meanwhile = Readers(bot, options.Seconds).MeasureAsync(bot);
        Say($"the same, readers   {await paced[1].MeasureAsync(bot)}");
        Say($"read beside that    {await meanwhile}");
        await using var other = new Servers(await ServedProcess.StartAsync("side"));
        List<Measured> alone = [], elsewhere = [], beside = [], read = [];
        for (var left = options.Seconds; left > 0; left--)
        {
            alone.Add(await signing.MeasureAsync(bot, options.Connections, Turn));
            var asking = Readers(other, seconds: 1).MeasureAsync(other);
            elsewhere.Add(await signing.MeasureAsync(bot, options.Connections, Turn));
            await asking;
            var reading = Readers(bot, seconds: 1).MeasureAsync(bot);
            beside.Add(await signing.MeasureAsync(bot, options.Connections, Turn));
            read.Add(await reading);
        }

        var (signs, signsElsewhere, signsBeside) = (Measured.Together(alone), Measured.Together(elsewhere), Measured.Together(beside));
        Say($"signs, no readers   {signs}");
        Say($"signs, elsewhere    {signsElsewhere}");
        Say($"signs beside        {signsBeside}");
        Say($"read beside         {Measured.Together(read)}");
        Say($"signs {signsBeside.Rate / signs.Rate:P0} as many beside {EachSecond} readers a second, {signsBeside.Rate / signsElsewhere.Rate:P0} of those while the same readers ask another server");

        Pacing Readers(Servers whom, int seconds) => new([.. Enumerable.Repeat(page, seconds * EachSecond)], EachSecond, whom == bot ? "200" : "404");
    }

    private Task<Servers> StartBotAsync(ServedProcess side) => Servers.StartAsync(options.Replicas, "bot", $"{options.Engine}", folder, $"{side.Address}");

    private async Task<Measured> SendAsync(Servers servers, byte[][] requests, byte[] right, int warm = Warm) =>
        (await InTurnsAsync([("", servers, new Sending(requests, right))], warm))[0];

    /// <summary>Measures each for a short turn, again and again: whatever else the machine does meanwhile meets them all.</summary>
    private async Task<Measured[]> InTurnsAsync(List<(string Name, Servers Servers, Sending Sending)> all, int warm = Warm)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var (_, servers, sending) in all)
            {
                await sending.WarmAsync(servers, options.Connections, warm / WarmRounds);
                await servers.StillAsync();
            }
        }

        var turns = all.Select(_ => new List<Measured>()).ToArray();
        for (var left = TimeSpan.FromSeconds(options.Seconds); left > TimeSpan.Zero; left -= Turn)
        {
            for (var index = 0; index < all.Count; index++)
            {
                turns[index].Add(await all[index].Sending.MeasureAsync(all[index].Servers, options.Connections, Turn));
            }
        }

        return [.. turns.Select(Measured.Together)];
    }

    private static void Say(string line) => Console.WriteLine(line);
}
