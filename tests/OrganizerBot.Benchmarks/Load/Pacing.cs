using System.Diagnostics;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Sends requests at a steady pace, whatever the server does: one that is late is not asked less.</summary>
/// <param name="requests">Whole HTTP requests, each sent once.</param>
/// <param name="eachSecond">How many are due in each second.</param>
/// <param name="status">The status of a right answer.</param>
internal sealed class Pacing(IReadOnlyList<byte[]> requests, int eachSecond, string status)
{
    private const int Connections = 64;

    /// <summary>Sends them all, and measures.</summary>
    public async Task<Measured> MeasureAsync(Servers servers)
    {
        var (cpu, own) = (servers.Cpu, Environment.CpuUsage.TotalTime);
        var (began, next) = (Stopwatch.GetTimestamp(), -1);
        var open = Enumerable.Range(0, Connections).Select(index => new Connection(servers.AddressFor(index), [], status)).ToArray();
        await Task.WhenAll(open.Select(connection => Task.Run(() => connection.RunAsync(() =>
            Interlocked.Increment(ref next) is var index && index < requests.Count ? (requests[index], began + (index * Stopwatch.Frequency / eachSecond)) : null))));
        return new Measured(
            [.. open.SelectMany(connection => connection.Latencies).Order()], Stopwatch.GetElapsedTime(began).TotalSeconds, open.Sum(connection => connection.Wrong),
            (servers.Cpu - cpu).TotalSeconds, (Environment.CpuUsage.TotalTime - own).TotalSeconds, servers.PeakMegabytes);
    }
}
