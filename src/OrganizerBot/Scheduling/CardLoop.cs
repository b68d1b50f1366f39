using OrganizerBot.Signing;

namespace OrganizerBot.Scheduling;

/// <summary>Lets cards follow their counts: one edit every few seconds, however many sign.</summary>
internal sealed partial class CardLoop(SheetKeeper sheets, SheetBell bell, TimeProvider clock, ILogger<CardLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var sheet in await bell.WaitAsync(Pause, clock, stoppingToken))
            {
                try
                {
                    await sheets.LookAsync(sheet, stoppingToken);
                }
#pragma warning disable CA1031 // One of the house's three catch-alls: the next look heals what this one could not.
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    Log.Failed(logger, sheet, e);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "The cards of sheet {Sheet} could not follow; the next look tries again")]
        public static partial void Failed(ILogger logger, Id<Sheet> sheet, Exception exception);
    }
}
