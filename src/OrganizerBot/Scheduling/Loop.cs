namespace OrganizerBot.Scheduling;

/// <summary>Something that goes on for as long as the bot runs. A turn that fails is logged, and the next one comes a little later. While one after the other fails in the same way, as on a full disk, it is told once, and once more when it is over.</summary>
internal abstract partial class Loop(TimeProvider clock, ILogger logger) : BackgroundService
{
    private Type? _failure;
    private int _failed;

    /// <summary>The clock it waits by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>How much later the next turn comes after one that failed.</summary>
    protected virtual TimeSpan AfterFailure => TimeSpan.FromSeconds(5);

    /// <summary>Waits for something to do, and does it.</summary>
    protected abstract Task TurnAsync(CancellationToken stoppingToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
                Recover();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopped alone, it must not take the bot with it.
                return;
            }
#pragma warning disable CA1031 // One of the house's three catch-alls: what failed is tried again, and the bot goes on.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Stumble(e);
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Stumble(Exception failure)
    {
        _failed++;
        if (_failure != failure.GetType())
        {
            _failure = failure.GetType();
            Log.Stumbled(logger, GetType().Name, failure);
        }
    }

    private void Recover()
    {
        if (_failed > 0)
        {
            Log.Recovered(logger, GetType().Name, _failed);
            (_failure, _failed) = (null, 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Error, "{Loop} stumbled and goes on")]
        public static partial void Stumbled(ILogger logger, string loop, Exception exception);

        [LoggerMessage(3102, LogLevel.Information, "{Loop} works again after {Turns} turns that failed")]
        public static partial void Recovered(ILogger logger, string loop, int turns);
    }
}
