using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What Prometheus reads from a bot that runs.</summary>
internal static class Exposition
{
    public static async Task<string> ReadAsync(IServiceProvider services)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(services.GetRequiredService<MetricsServer>().Address + "/metrics"), TestContext.Current.CancellationToken);
    }

    /// <summary>Lets each instrument tell something, as a bot would that has run for a while.</summary>
    public static void MoveEverything(TestBot bot)
    {
        var metrics = bot.Services.GetRequiredService<BotMetrics>();
        metrics.Announce();
        foreach (var platform in Enum.GetValues<Platform>())
        {
            foreach (var command in bot.Services.GetRequiredService<CommandCatalog>().Commands)
            {
                Array.ForEach(Enum.GetValues<CommandOutcome>(), outcome => metrics.Handled(command, platform, outcome));
            }

            metrics.Handled(null, platform, CommandOutcome.Unknown);
            metrics.AcknowledgeAsync(platform, () => Task.FromResult(0)).GetAwaiter().GetResult();
        }

        metrics.Committed(1);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        metrics.Note(new BotReading(bot.Clock.GetUtcNow(), 1, Enum.GetValues<Platform>().ToDictionary(platform => platform, _ => 1), null));
    }
}
