using OrganizerBot.Digests;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Lets the triggers follow when moderators change a digest; the sweep each minute heals what this misses.</summary>
internal sealed class DigestLoop(
    IServiceScopeFactory scopes, ISchedulerFactory schedulers, DigestBell bell, TimeProvider clock, ILogger<DigestLoop> logger) : Loop(clock, logger)
{
    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await bell.WaitAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DigestTriggers>().ReconcileAsync(await schedulers.GetScheduler(stoppingToken), stoppingToken);
    }
}
