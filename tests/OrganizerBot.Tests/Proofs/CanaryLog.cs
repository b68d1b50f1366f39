using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Proofs;

/// <summary>Keeps every line that gets through the log's filters: its words, the values behind them, and the exception.</summary>
internal sealed class CanaryLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Keeper(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : $"{state}";
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} | {values} | {exception?.Message} {exception}");
        }
    }
}
