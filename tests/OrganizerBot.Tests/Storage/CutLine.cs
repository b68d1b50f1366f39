using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrganizerBot.Storage;

/// <summary>A line to a server that can be cut at the worst moment: after the server has committed, before anybody hears of it.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private int _cuts;

    public CutLine(string host, int port)
    {
        _listener.Start();
        _accepting = AcceptAsync(host, port);
    }

    /// <summary>Where it begins.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts the next so many commits.</summary>
    public void Cut(int commits) => _cuts = commits;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closed.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        try
        {
            while (!_closed.IsCancellationRequested)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_closed.Token), host, port);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient client, string host, int port)
    {
        using (client)
        using (var server = new TcpClient(host, port))
        {
            var (near, far) = (client.GetStream(), server.GetStream());
            var isCut = false;
            var back = BackAsync(far, near, () => isCut);
            var buffer = new byte[65536];
            try
            {
                while (await near.ReadAsync(buffer, _closed.Token) is > 0 and var count)
                {
                    isCut = Encoding.ASCII.GetString(buffer, 0, count).Contains("COMMIT", StringComparison.Ordinal) && Interlocked.Decrement(ref _cuts) >= 0;
                    await far.WriteAsync(buffer.AsMemory(0, count), _closed.Token);
                    if (isCut)
                    {
                        await back;
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // One of both ends is gone.
            }
        }
    }

    private async Task BackAsync(NetworkStream far, NetworkStream near, Func<bool> isCut)
    {
        var buffer = new byte[65536];
        try
        {
            while (await far.ReadAsync(buffer, _closed.Token) is > 0 and var count && !isCut())
            {
                await near.WriteAsync(buffer.AsMemory(0, count), _closed.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of both ends is gone.
        }
    }
}
