using System.Diagnostics;
using System.Globalization;
using System.Net;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Faults;

/// <summary>The bot as a process of its own, as operators run it: it can be killed in the middle of whatever it does, and started again on what it left.</summary>
internal sealed class BotProcess : IDisposable
{
    /// <summary>How a shell calls the end by SIGKILL, and .NET too.</summary>
    private const int Killed = 137;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly int _port = LoopbackPort.Free();
    private readonly Lock _gate = new();
    private readonly Queue<string> _log = new();
    private readonly IReadOnlyList<string> _command;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private Process? _process;
    private string? _failpoint;
    private bool _isArmed;
    private bool _hasReached;

    /// <summary>One that is not started yet.</summary>
    /// <param name="command">What starts it.</param>
    /// <param name="settings">Its settings.</param>
    public BotProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> settings)
    {
        (_command, _settings) = (command, settings);

        // Whoever stops the run must not have to look for what it started.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>The bot as it is built: a program beside this one.</summary>
    public static IReadOnlyList<string> Program { get; } = ["dotnet", Path.Combine(AppContext.BaseDirectory, "OrganizerBot.dll")];

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => new(IPAddress.Loopback, _port);

    /// <summary>The last that it said.</summary>
    public string Log
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Whether the process that was told to fail at some point has come to it: it is dead, or stands still.</summary>
    public bool HasReached
    {
        get
        {
            if (_isArmed && (IsStill || _process is { HasExited: true, ExitCode: Killed }))
            {
                (_isArmed, _hasReached) = (false, true);
            }

            return _hasReached;
        }
    }

    private bool IsStill
    {
        get
        {
            try
            {
                return _process is { HasExited: false } process && File.ReadAllText($"/proc/{process.Id}/stat").Contains(") T ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // It ended meanwhile.
                return false;
            }
        }
    }

    /// <summary>The longest that a process took from its start until it said that it is ready.</summary>
    public TimeSpan SlowestStart { get; private set; }

    /// <summary>Has the next process, and no later one, fail at a point.</summary>
    /// <param name="failpoint">Where, the how many-th time, and how: <c>name:nth:kill</c> or <c>name:nth:stop</c>.</param>
    public void Arm(string failpoint) => (_failpoint, _isArmed, _hasReached) = (failpoint, false, false);

    /// <summary>Starts it, and waits until it says that it is ready, or fails where it was told to. What ends otherwise is started again, as whoever supervises it would.</summary>
    public async Task StartAsync(IReadOnlyList<string>? instead = null)
    {
        var (mayFail, began) = (_failpoint is not null, _process is null or { HasExited: true });
        using var tick = new PeriodicTimer(Tick);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await tick.WaitForNextTickAsync())
        {
            if (mayFail && HasReached)
            {
                return;
            }

            if (_process is null or { HasExited: true })
            {
                Start(instead ?? _command);
            }

            if (await IsReadyAsync())
            {
                SlowestStart = began && watch.Elapsed > SlowestStart ? watch.Elapsed : SlowestStart;
                return;
            }
        }

        throw new TimeoutException($"The bot was not ready within {Patience.TotalSeconds:0} s; it said:\n{Log}");
    }

    /// <summary>Gives a process settings by its environment, as operators do.</summary>
    public static void Set(ProcessStartInfo start, IReadOnlyDictionary<string, string?> settings)
    {
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    /// <summary>SIGKILL, to whatever was started.</summary>
    public void Kill()
    {
        _ = HasReached;
        _isArmed = false;
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>It stands still, and knows nothing of it.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>It goes on.</summary>
    public Task WakeAsync() => SignalAsync("-CONT");

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process?.Dispose();
        _process = null;
    }

    private void Start(IReadOnlyList<string> program)
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(program[0], program.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        Set(start, _settings);

        start.Environment["ORGANIZERBOT_FAIL"] = _failpoint;
        (_isArmed, _failpoint) = (_failpoint is not null, null);

        // A process that lives for seconds is not made faster by what the compiler learns of it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["Urls"] = $"http://{Address}";
        start.Environment["Metrics__Port"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (_gate)
        {
            _log.Enqueue(line ?? "");
            if (_log.Count > 60)
            {
                _log.Dequeue();
            }
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri($"http://{Address}{Operations.HealthSetup.ReadyPath}"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
