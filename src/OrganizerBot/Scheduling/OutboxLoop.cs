using OrganizerBot.Messages;

namespace OrganizerBot.Scheduling;

/// <summary>Sends what waits whenever the bell rings, and looks every few seconds for what was to be tried again later.</summary>
internal sealed partial class OutboxLoop(OutboxPump pump, OutboxBell bell, TimeProvider clock, ILogger<OutboxLoop> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await pump.PassAsync(stoppingToken) > 0)
                {
                    // A channel gets one message a second: more would be refused by Slack.
                    await Task.Delay(BetweenPasses, clock, stoppingToken);
                }

                await WaitAsync(stoppingToken);
            }
#pragma warning disable CA1031 // One of the house's three catch-alls: the loop goes on, what failed is tried again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Failed(logger, e);
                await Task.Delay(LongestWait, clock, stoppingToken);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(bell.WaitAsync(enough.Token), Task.Delay(LongestWait, clock, enough.Token));
        await enough.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Error, "The outbox stumbled and goes on")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
