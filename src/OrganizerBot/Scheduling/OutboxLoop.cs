using OrganizerBot.Messages;

namespace OrganizerBot.Scheduling;

/// <summary>Sends what waits whenever the bell rings, and looks every few seconds for what was to be tried again later.</summary>
internal sealed class OutboxLoop(OutboxPump pump, OutboxBell bell, TimeProvider clock, ILogger<OutboxLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        while (await pump.PassAsync(stoppingToken) > 0)
        {
            // A channel gets one message a second: more would be refused by Slack.
            await Task.Delay(BetweenPasses, Clock, stoppingToken);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(bell.WaitAsync(enough.Token), Task.Delay(LongestWait, Clock, enough.Token));
        await enough.CancelAsync();
    }
}
