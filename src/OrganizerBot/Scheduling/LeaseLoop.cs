using OrganizerBot.Replicas;

namespace OrganizerBot.Scheduling;

/// <summary>Prolongs what this replica has for itself, and gives it back when it stops. It is stopped after whatever uses leases.</summary>
internal sealed class LeaseLoop(SharedLeases leases, TimeProvider clock, ILogger<LeaseLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A lease does not wait long.</summary>
    protected override TimeSpan AfterFailure => TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await leases.LeaveAsync();
    }

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await leases.RenewAsync(stoppingToken);
        await Task.Delay(Pause, Clock, stoppingToken);
    }
}
