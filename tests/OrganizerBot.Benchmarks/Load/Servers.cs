using System.Net;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>One server, or several replicas of it that share a database: connections are spread over them as a load balancer would.</summary>
internal sealed class Servers(params IReadOnlyList<ServedProcess> all) : IAsyncDisposable
{
    /// <summary>The one that is told what moderators do.</summary>
    public ServedProcess First => all[0];

    /// <summary>The processor time that all took so far.</summary>
    public TimeSpan Cpu => all.Aggregate(TimeSpan.Zero, (sum, server) => sum + server.Cpu);

    /// <summary>The most memory that one of them ever held.</summary>
    public double PeakMegabytes => all.Max(server => server.PeakMegabytes);

    /// <summary>Starts so many.</summary>
    public static async Task<Servers> StartAsync(int count, params string[] args)
    {
        List<ServedProcess> started = [];
        while (started.Count < count)
        {
            started.Add(await ServedProcess.StartAsync(args));
        }

        return new Servers(started);
    }

    /// <summary>Where a connection goes.</summary>
    public IPEndPoint AddressFor(int connection) => all[connection % all.Count].Address;

    /// <summary>Waits until the compiler of each is still.</summary>
    public async Task StillAsync()
    {
        foreach (var server in all)
        {
            await Stillness.ComesAsync(server);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in all)
        {
            await server.DisposeAsync();
        }
    }
}
