using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>A server in a process of its own: the bot, a baseline, or the platforms' side. It is told what to do on its standard input, a line each, and answers with a line.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, int port) => (_process, Address) = (process, new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The processor time that it took so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it ever held.</summary>
    public double PeakMegabytes => Megabytes("VmHWM:");

    /// <summary>The memory that it holds now.</summary>
    public double Megabytes(string line = "VmRSS:") => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(status => status.StartsWith(line, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>The memory that it holds now and that nothing else could give back: no pages of files.</summary>
    public double OwnMegabytes => Megabytes("RssAnon:") + Megabytes("RssShmem:");

    /// <summary>Starts one.</summary>
    /// <param name="args">What it is to be.</param>
    public static async Task<ServedProcess> StartAsync(params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Own, "serve", .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("No process started.");
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A server did not start; what it said stands above.");
        return new ServedProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Tells it to do something, and waits for its answer.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended over '{line}'.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The end of its input is the end of its work.
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Started as <c>dotnet file.dll</c>, the process is dotnet and the file its first argument.</summary>
    private static IEnumerable<string> Own => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
