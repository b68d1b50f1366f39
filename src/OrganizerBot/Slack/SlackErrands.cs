using System.Collections.Concurrent;

namespace OrganizerBot.Slack;

/// <summary>Work that goes on after a request was answered. A graceful stop waits for it: a command that has begun is finished.</summary>
internal sealed partial class SlackErrands(ILogger<SlackErrands> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Keeps watch over work that has begun.</summary>
    /// <returns>The same work.</returns>
    public TTask Watch<TTask>(TTask work)
        where TTask : Task
    {
        _running[work] = 0;
        _ = work.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return work;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (!_running.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Ended(Task work)
    {
        _running.TryRemove(work, out _);
        if (work.Exception is { } exception)
        {
            Log.Failed(logger, exception.InnerException ?? exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3102, LogLevel.Error, "An answer to Slack failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
