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
            if (!await sheets.LookAsync(sheet, stoppingToken, Pause))
            {
                // Another replica is at it, and may have read it before this bell rang.
                bell.Ring(sheet);
            }
        }
    }
}
