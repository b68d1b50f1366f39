using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Benchmarks.Served;
using OrganizerBot.Commands;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>Where the time of a sign on Discord goes: the processor time of each stage on its own, in one process, without HTTP.</summary>
internal static class Stages
{
    private const int Warm = 16_000;
    private const int Measured = 8000;

    /// <summary>Measures and prints.</summary>
    public static async Task<int> RunAsync(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("organizerbot-stages-").FullName;
        await using var side = PlatformSide.Build();
        await side.StartAsync();
        var clock = new MovableClock();
        await using var bot = Bot.Build(engine, folder, new Uri(side.Urls.First()).Authority, clock);
        await bot.StartAsync();
        try
        {
            var code = await new BotOrders(bot.Services, clock).DoAsync("open discord");
            await MeasureAsync(bot, code, DiscordRequests.Signs(code, Warm + Measured).Select(Split).ToArray());
            return 0;
        }
        finally
        {
            await bot.StopAsync();
            await side.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(WebApplication bot, string code, (HeaderDictionary Headers, byte[] Body)[] requests)
    {
        var (signature, reader, painter) = (bot.Services.GetRequiredService<DiscordSignature>(), bot.Services.GetRequiredService<DiscordReader>(), bot.Services.GetRequiredService<DiscordPainter>());
        var dispatcher = bot.Services.GetRequiredService<CommandDispatcher>();
        var (wire, read, replies, screens) = (new DiscordInteraction[requests.Length], new DiscordRequest.Command[requests.Length], new Reply[requests.Length], new DiscordBody[requests.Length]);
        await TellAsync("verify", index => signature.SignedAt(requests[index].Headers, requests[index].Body) is not null ? Task.CompletedTask : throw new InvalidOperationException());
        await TellAsync("parse", index => Done(wire[index] = DiscordReader.Parse(requests[index].Body)!));
        await TellAsync("read", index => Done(read[index] = (DiscordRequest.Command)reader.Read(wire[index])!));
        await TellAsync("dispatch", async index => replies[index] = await dispatcher.DispatchAsync(read[index].Line, read[index].Visitor, CancellationToken.None));
        var (sheet, ledger) = (await BotOrders.SheetAsync(bot.Services, code), bot.Services.GetRequiredService<ISigningLedger>());
        var acts = requests.Select((_, index) => BotOrders.Act(sheet, index, DateTimeOffset.UtcNow)).ToArray();
        await TellAsync("(ledger)", index => ledger.RecordAsync(acts[index], CancellationToken.None));
        await TellAsync("paint", index => Done(screens[index] = painter.Paint(replies[index], Words.In(Language.English)).Response(read[index].Back)));
        await TellAsync("serialize", index => Done(screens[index].Utf8));
    }

    private static Task Done(object _) => Task.CompletedTask;

    private static async Task TellAsync(string stage, Func<int, Task> work)
    {
        await RunAsync(0, Warm / 2, work);
        await Stillness.ComesAsync();
        await RunAsync(Warm / 2, Warm, work);
        await Stillness.ComesAsync();
        var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        await RunAsync(Warm, Warm + Measured, work);
        Console.WriteLine($"{stage,-10} {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Measured,7:0.0} µs CPU {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / Measured,7} bytes");
    }

    /// <summary>Sixty-four at once, as many as a load run has under way.</summary>
    private static Task RunAsync(int from, int to, Func<int, Task> work)
    {
        var next = from - 1;
        return Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < to;)
            {
                await work(index);
            }
        })));
    }

    private static (HeaderDictionary Headers, byte[] Body) Split(byte[] request)
    {
        var end = request.AsSpan().IndexOf("\r\n\r\n"u8);
        HeaderDictionary headers = [];
        foreach (var line in Encoding.ASCII.GetString(request, 0, end).Split("\r\n").Skip(1).Select(line => line.Split(": ", 2)))
        {
            headers[line[0]] = line[1];
        }

        return (headers, request[(end + 4)..]);
    }
}
