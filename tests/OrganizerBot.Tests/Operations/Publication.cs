using System.Diagnostics;

namespace OrganizerBot.Operations;

/// <summary>The program as an operator starts it: a process of its own, with what it writes and the code that it ends with.</summary>
internal sealed class Publication : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private Publication(Process process) => (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <summary>Starts it.</summary>
    public static Publication Start(IEnumerable<string> line, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var word in line.Prepend(Path.Combine(AppContext.BaseDirectory, "OrganizerBot.dll")))
        {
            start.ArgumentList.Add(word);
        }

        return new Publication(Process.Start(start)!);
    }

    /// <summary>Waits until something holds, or until the program has ended.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            Assert.False(_process.HasExited, "It ended by itself.");
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Tells it to stop, as a supervisor does.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Output, string Errors)> EndsAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
