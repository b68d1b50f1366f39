using OrganizerBot.Pulse;
using OrganizerBot.Scheduling;

namespace OrganizerBot.Operations;

/// <summary>Looks every quarter of a minute what waits, and lets the metrics tell it.</summary>
internal sealed class VitalsLoop(IServiceScopeFactory scopes, BotMetrics metrics, TimeProvider clock, ILogger<VitalsLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private bool _announced;

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        if (!_announced)
        {
            metrics.Announce();
            _announced = true;
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            metrics.Note(await scope.ServiceProvider.GetRequiredService<Vitals>().LookAsync(stoppingToken));
        }

        await Task.Delay(Pause, Clock, stoppingToken);
    }
}
