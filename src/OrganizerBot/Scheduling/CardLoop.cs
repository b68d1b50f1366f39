using OrganizerBot.Signing;

namespace OrganizerBot.Scheduling;

/// <summary>Lets cards follow their counts: one edit every few seconds, however many sign.</summary>
internal sealed class CardLoop(SheetKeeper sheets, SheetBell bell, TimeProvider clock, ILogger<CardLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        foreach (var sheet in await bell.WaitAsync(Pause, Clock, stoppingToken))
        {
            await sheets.LookAsync(sheet, stoppingToken);
        }
    }
}
