using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace OrganizerBot.Proofs;

/// <summary>Keeps every line as the console would write it in JSON, by the bot's own formatter with the bot's own options; and what stands in the scopes, which no line may have.</summary>
internal sealed class CanaryConsole(IServiceProvider services) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConsoleFormatter _formatter = services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Json);
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<string> Scopes { get; } = new();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(CanaryConsole console, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => console._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var line = new StringWriter();
            console._formatter.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), console._scopes, line);
            console.Lines.Enqueue(line.ToString());
            console._scopes.ForEachScope((scope, all) => all.Enqueue($"{scope}"), console.Scopes);
        }
    }
}
