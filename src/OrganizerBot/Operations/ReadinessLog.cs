using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Operations;

/// <summary>Says in the log when the bot ceases to be ready, and why, and when it is again: once for each change, however often anybody asks.</summary>
internal sealed partial class ReadinessLog(ILogger<ReadinessLog> logger) : IHealthCheckPublisher
{
    private readonly HashSet<string> _failing = [];
    private bool _wasReady;

    /// <inheritdoc/>
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, entry) in report.Entries)
        {
            if (entry.Status == HealthStatus.Unhealthy)
            {
                if (_failing.Add(name))
                {
                    Log.Failing(logger, name, Readiness.Sentence(entry));
                }
            }
            else if (_failing.Remove(name))
            {
                Log.Again(logger, name);
            }
        }

        if (!_wasReady && _failing.Count == 0)
        {
            _wasReady = true;
            Log.Ready(logger);
        }

        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(4006, LogLevel.Information, "Ready: the bot can store, and hears each platform that it connects to")]
        public static partial void Ready(ILogger logger);

        [LoggerMessage(4003, LogLevel.Warning, "Not ready ({Check}): {Why}")]
        public static partial void Failing(ILogger logger, string check, string why);

        [LoggerMessage(4004, LogLevel.Information, "Ready again ({Check})")]
        public static partial void Again(ILogger logger, string check);
    }
}
