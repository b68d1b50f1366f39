using System.Diagnostics;
using System.Threading.Channels;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Sends requests at a steady pace, whatever the server does: one that is late is not asked less.</summary>
/// <param name="requests">Whole HTTP requests, each sent once.</param>
/// <param name="eachSecond">How many are due in each second.</param>
/// <param name="status">The status of a right answer.</param>
internal sealed class Pacing(IReadOnlyList<byte[]> requests, int eachSecond, string status)
{
    private const int Connections = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Channel<(byte[] Request, long At)> _due = Channel.CreateUnbounded<(byte[], long)>(new UnboundedChannelOptions { SingleWriter = true });

    /// <summary>Sends them all, and measures.</summary>
    public async Task<Measured> MeasureAsync(Servers servers)
    {
        var (cpu, own) = (servers.Cpu, Environment.CpuUsage.TotalTime);
        var began = Stopwatch.GetTimestamp();
        var open = Enumerable.Range(0, Connections).Select(index => new Connection(servers.AddressFor(index), [], status)).ToArray();
        await Task.WhenAll(open.Select(connection => Task.Run(() => connection.RunAsync(NextAsync))).Append(FollowTheClockAsync(began)));
        return new Measured(
            [.. open.SelectMany(connection => connection.Latencies).Order()], Stopwatch.GetElapsedTime(began).TotalSeconds, open.Sum(connection => connection.Wrong),
            (servers.Cpu - cpu).TotalSeconds, (Environment.CpuUsage.TotalTime - own).TotalSeconds, servers.PeakMegabytes);
    }

    /// <summary>What is due wakes one connection: woken all at once, for nothing, they would take from the machine more than the requests.</summary>
    private async ValueTask<(byte[] Request, long At)?> NextAsync()
    {
        try
        {
            return await _due.Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    private async Task FollowTheClockAsync(long began)
    {
        using var tick = new PeriodicTimer(Tick);
        for (var next = 0; next < requests.Count && await tick.WaitForNextTickAsync();)
        {
            for (var now = Stopwatch.GetTimestamp(); next < requests.Count && DueAt(next) <= now; next++)
            {
                _due.Writer.TryWrite((requests[next], DueAt(next)));
            }
        }

        _due.Writer.Complete();

        long DueAt(int index) => began + (index * Stopwatch.Frequency / eachSecond);
    }
}
