using System.Collections.Concurrent;

namespace OrganizerBot.Slack;

/// <summary>How it stands with the connections to Slack, for the log and for health. Once it is stopped nothing is received until the bot is started anew; it goes on posting what it can.</summary>
internal sealed partial class SlackSocketStatus(IHostApplicationLifetime life, ILogger<SlackSocketStatus> logger) : IDisposable
{
    private readonly ConcurrentDictionary<SlackSocketConnection, byte> _alive = new();
    private readonly CancellationTokenSource _over = new();
    private volatile string? _trouble;
    private volatile string? _end;

    /// <summary>Cancelled when receiving is stopped for good.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>How many connections are alive: greeted by Slack and not ended.</summary>
    public int Alive => _alive.Count;

    /// <summary>What is wrong, in plain words; null while a connection is alive.</summary>
    public string? Trouble => _end ?? (Alive > 0 ? null : _trouble ?? "The connection to Slack is not open yet.");

    /// <summary>Slack greeted on a connection.</summary>
    public void Greeted(SlackSocketConnection connection)
    {
        _alive[connection] = 0;
        if (_alive.Count == 1)
        {
            Log.Connected(logger);
        }

        _ = connection.Ended.ContinueWith(_ => Gone(connection), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>An attempt came to nothing.</summary>
    /// <param name="why">Slack's code or ours, never an address.</param>
    public void Failed(string why)
    {
        var told = $"There is no connection to Slack ({why}). It is tried again.";
        if (Interlocked.Exchange(ref _trouble, told) != told && Alive == 0)
        {
            Log.Failed(logger, why);
        }
    }

    /// <summary>Nothing more can be received.</summary>
    /// <param name="code">Slack's code or ours.</param>
    public void Stop(string code)
    {
        var end = $"Nothing is received from Slack ({code}). {SlackSocketRefusals.Advice(code)}";
        if (Interlocked.CompareExchange(ref _end, end, null) is null)
        {
            Log.Stopped(logger, code, SlackSocketRefusals.Advice(code));
            _over.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _over.Dispose();

    private void Gone(SlackSocketConnection connection)
    {
        if (_alive.TryRemove(connection, out _) && _alive.IsEmpty && !connection.IsClosing && !life.ApplicationStopping.IsCancellationRequested)
        {
            _trouble = "The connection to Slack was lost. It is opened again.";
            Log.Lost(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3110, LogLevel.Information, "Connected to Slack")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(3111, LogLevel.Warning, "The connection to Slack was lost and is opened again")]
        public static partial void Lost(ILogger logger);

        [LoggerMessage(3112, LogLevel.Warning, "There is no connection to Slack ({Why}); it is tried again")]
        public static partial void Failed(ILogger logger, string why);

        [LoggerMessage(3113, LogLevel.Error, "Nothing is received from Slack any more ({Code}). {Advice}")]
        public static partial void Stopped(ILogger logger, string code, string? advice);
    }
}
