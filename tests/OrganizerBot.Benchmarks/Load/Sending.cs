using System.Diagnostics;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Sends requests that were made and signed before, over as many connections as are asked for: each connection has one under way, and the next follows its answer.</summary>
/// <param name="requests">Whole HTTP requests, each sent once.</param>
/// <param name="right">What stands in a right answer; empty where any answer with 200 is right.</param>
internal sealed class Sending(IReadOnlyList<byte[]> requests, byte[] right)
{
    private int _next = -1;

    /// <summary>Sends without measuring, so that the server's code is compiled as it will be.</summary>
    public Task WarmAsync(Servers servers, int connections, int most) => SendAsync(servers, connections, TimeSpan.FromSeconds(60), most);

    /// <summary>Sends for a while, and measures.</summary>
    public async Task<Measured> MeasureAsync(Servers servers, int connections, TimeSpan time)
    {
        var (cpu, own) = (servers.Cpu, Environment.CpuUsage.TotalTime);
        var began = Stopwatch.GetTimestamp();
        var done = await SendAsync(servers, connections, time, int.MaxValue);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var latencies = done.SelectMany(connection => connection.Latencies).Order().ToArray();
        return new Measured(
            latencies, seconds, done.Sum(connection => connection.Wrong), (servers.Cpu - cpu).TotalSeconds, (Environment.CpuUsage.TotalTime - own).TotalSeconds, servers.PeakMegabytes);
    }

    private async Task<Connection[]> SendAsync(Servers servers, int connections, TimeSpan time, int most)
    {
        var began = Stopwatch.GetTimestamp();
        var last = Math.Min(requests.Count, (long)_next + 1 + most);
        var open = Enumerable.Range(0, connections).Select(index => new Connection(servers.AddressFor(index), right)).ToArray();
        await Task.WhenAll(open.Select(connection => Task.Run(() => connection.RunAsync(Next))));
        return open;

        byte[]? Next()
        {
            if (Stopwatch.GetElapsedTime(began) >= time)
            {
                return null;
            }

            var next = Interlocked.Increment(ref _next);
            if (next < last)
            {
                return requests[next];
            }

            Interlocked.Decrement(ref _next);
            return null;
        }
    }
}
