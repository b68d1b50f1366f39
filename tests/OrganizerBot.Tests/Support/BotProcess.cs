using System.Diagnostics;

namespace OrganizerBot.Support;

/// <summary>The bot as a process of its own, as operators run it, so that it can be killed or stopped in the middle of whatever it does.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    /// <summary>Starts one.</summary>
    /// <param name="settings">Its settings.</param>
    public static BotProcess Start(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OrganizerBot.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings.Concat(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:0", ["Metrics:Port"] = "0", ["Logging:LogLevel:Default"] = "Warning" }))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var bot = new BotProcess(process);
        process.OutputDataReceived += (_, line) => bot.Log += line.Data + "\n";
        process.ErrorDataReceived += (_, line) => bot.Log += line.Data + "\n";
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>What it said.</summary>
    public string Log { get; private set; } = "";

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>It stands still, and knows nothing of it.</summary>
    public void Pause() => Signal("-STOP");

    /// <summary>It goes on.</summary>
    public void Wake() => Signal("-CONT");

    /// <summary>It is told to stop, and does.</summary>
    public async Task StopAsync()
    {
        Signal("-TERM");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
