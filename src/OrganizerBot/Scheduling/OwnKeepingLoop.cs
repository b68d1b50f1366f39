using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Scheduling;

/// <summary>What each of several replicas does for itself each minute, whichever of them sweeps: no key that another destroyed outlives it here, and rows whose order would tell something are laid down anew.</summary>
internal sealed class OwnKeepingLoop(KeyKeeper keys, SheetKeeper sheets, TimeProvider clock, ILogger<OwnKeepingLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Pause, Clock, stoppingToken);
        await keys.ForgetGoneAsync(stoppingToken);
        await sheets.ReorderAsync(stoppingToken);
    }
}
