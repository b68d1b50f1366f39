using Microsoft.Extensions.Logging;

namespace OrganizerBot;

/// <summary>Gives each of many its turn in the background: one that fails is logged and does not keep the others from theirs.</summary>
public sealed partial class Turns(ILogger<Turns> logger)
{
    /// <summary>Does the same for each.</summary>
    /// <param name="all">Those whose turn it is.</param>
    /// <param name="turn">What is done.</param>
    /// <param name="failed">What is done when that failed, or null for nothing.</param>
    /// <param name="cancellationToken">Stops before the next one.</param>
    public async Task GiveAsync<T>(IEnumerable<T> all, Func<T, Task> turn, Action<T>? failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(turn);
        foreach (var one in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await GiveAsync(one, turn, failed, cancellationToken);
        }
    }

    /// <summary>The same for several at once, so that one who takes long does not keep the others waiting.</summary>
    public Task GiveAtOnceAsync<T>(IEnumerable<T> all, int most, Func<T, Task> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var options = new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(all, options, async (one, _) => await GiveAsync(one, turn, failed: null, cancellationToken));
    }

    private async Task GiveAsync<T>(T one, Func<T, Task> turn, Action<T>? failed, CancellationToken cancellationToken)
    {
        try
        {
            await turn(one);
        }
#pragma warning disable CA1031 // The job runner's catch-all, for each of many: a row that cannot be read must not stop those behind it.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, $"{one}", e);
            failed?.Invoke(one);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3301, LogLevel.Error, "The turn of {One} failed; the others go on")]
        public static partial void Failed(ILogger logger, string one, Exception exception);
    }
}
