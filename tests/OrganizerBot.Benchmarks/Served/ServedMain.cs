using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Benchmarks.Load;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>The main program of a server's process: it prints its port, does what it is told line by line, and ends with its input.</summary>
internal static class ServedMain
{
    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["bot", var engine, var folder, var side]:
                var clock = new MovableClock();
                await using (var bot = Bot.Build(engine, folder, side, clock))
                {
                    await ServeAsync(bot, new BotOrders(bot.Services, clock).DoAsync);
                }

                return 0;
            case ["bare", var platform, "verify"]:
                await using (var bare = Bare.Build(platform, insert: null))
                {
                    await ServeAsync(bare, _ => Task.FromResult(""));
                }

                return 0;
            case ["bare", var platform, "insert", var engine, var folder]:
                await using (var rows = await BareRows.OpenAsync(engine, folder))
                await using (var bare = Bare.Build(platform, rows.InsertAsync))
                {
                    await ServeAsync(bare, _ => rows.CountAsync());
                }

                return 0;
            case ["side"]:
                await using (var side = PlatformSide.Build())
                {
                    await ServeAsync(side, _ => Task.FromResult(""));
                }

                return 0;
            default:
                throw new ArgumentException($"serve {string.Join(' ', args)}?");
        }
    }

    private static async Task ServeAsync(WebApplication app, Func<string, Task<string>> obey)
    {
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine(new Uri(address).Port);
        while (await Console.In.ReadLineAsync() is { } order)
        {
            Console.WriteLine(order == Stillness.Order ? $"{JitInfo.GetCompiledMethodCount()}" : await obey(order));
        }

        await app.StopAsync();
    }
}
