using System.Collections.Concurrent;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>Work that may outlive the request it came with. A command that has begun is finished, and a graceful stop waits for it.</summary>
/// <param name="platform">Whose requests.</param>
/// <param name="logger">Where it is told that some failed.</param>
internal abstract partial class Errands(Platform platform, ILogger logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Begins work away from the request: some of it never yields, and the request must answer in time.</summary>
    public Task<T> Begin<T>(Func<Task<T>> work) => Watch(Task.Run(work));

    /// <summary>Begins work that nobody waits for.</summary>
    public void Begin(Func<Task> work) => Watch(Task.Run(work));

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
            Log.Failed(logger, platform, exception.InnerException ?? exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4007, LogLevel.Error, "{Platform}: work after a request failed")]
        public static partial void Failed(ILogger logger, Platform platform, Exception exception);
    }
}
