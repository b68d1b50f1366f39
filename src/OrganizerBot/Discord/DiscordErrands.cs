using System.Collections.Concurrent;

namespace OrganizerBot.Discord;

/// <summary>Work that may outlive the request it came with. A command that has begun is finished, and a graceful stop waits for it.</summary>
internal sealed partial class DiscordErrands(ILogger<DiscordErrands> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Begins work away from the request: some of it never yields, and the request must answer in time.</summary>
    public Task<T> Begin<T>(Func<Task<T>> work) => Watch(Task.Run(work));

    /// <summary>Keeps watch over work that has begun.</summary>
    /// <returns>The same work.</returns>
    public Task<T> Watch<T>(Task<T> work)
    {
        Keep(work);
        return work;
    }

    /// <summary>Begins work that nobody waits for.</summary>
    public void Begin(Func<Task> work) => Keep(Task.Run(work));

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

    private void Keep(Task task)
    {
        _running[task] = true;
        _ = task.ContinueWith(Done, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Done(Task task)
    {
        if (task.Exception?.InnerException is { } defect)
        {
            Log.Failed(logger, defect);
        }

        _running.TryRemove(task, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "Discord: work after a request failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
