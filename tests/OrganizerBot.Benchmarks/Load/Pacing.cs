using System.Diagnostics;
using System.Net.Sockets;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Sends requests at a steady pace, whatever the server does: one that is late is not asked less. One thread does it all, because threads that wake each other for every request would take from the machine more than the server that is measured.</summary>
/// <param name="requests">Whole HTTP requests, each sent once.</param>
/// <param name="eachSecond">How many are due in each second.</param>
/// <param name="status">The status of a right answer.</param>
/// <param name="right">What stands in a right answer; nothing where any with that status is right.</param>
internal sealed class Pacing(IReadOnlyList<byte[]> requests, int eachSecond, string status, byte[]? right = null)
{
    private const int Connections = 64;

    /// <summary>The longest wait for answers before the clock is looked at again, in microseconds.</summary>
    private const int Tick = 1000;

    /// <summary>Sends them all, and measures: an answer took as long as whoever sent it at its moment would have waited.</summary>
    public async Task<Measured> MeasureAsync(Servers servers)
    {
        var (cpu, own) = (servers.Cpu, Environment.CpuUsage.TotalTime);
        var began = Stopwatch.GetTimestamp();
        var open = Enumerable.Range(0, Connections).Select(index => new PacedConnection(servers.AddressFor(index), status, right ?? [])).ToArray();
        await Task.Factory.StartNew(() => Send(open, began), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new Measured(
            [.. open.SelectMany(connection => connection.Latencies).Order()], Stopwatch.GetElapsedTime(began).TotalSeconds, open.Sum(connection => connection.Wrong),
            (servers.Cpu - cpu).TotalSeconds, (Environment.CpuUsage.TotalTime - own).TotalSeconds, servers.PeakMegabytes);
    }

    private void Send(PacedConnection[] open, long began)
    {
        var idle = new Queue<PacedConnection>(open);
        var all = open.ToDictionary(connection => connection.Socket);
        List<Socket> heard = [];
        for (var next = 0; next < requests.Count || idle.Count < open.Length;)
        {
            for (var now = Stopwatch.GetTimestamp(); next < requests.Count && DueAt(next) <= now && idle.TryDequeue(out var connection); next++)
            {
                connection.Send(requests[next], DueAt(next));
            }

            heard.Clear();
            heard.AddRange(all.Keys);
            Socket.Select(heard, null, null, Tick);
            foreach (var connection in heard.Select(socket => all[socket]).Where(connection => connection.Receive()))
            {
                idle.Enqueue(connection);
            }
        }

        foreach (var connection in open)
        {
            connection.Socket.Dispose();
        }

        long DueAt(int index) => began + (index * Stopwatch.Frequency / eachSecond);
    }
}
