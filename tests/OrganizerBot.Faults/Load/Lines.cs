using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrganizerBot.Benchmarks.Load;

namespace OrganizerBot.Faults.Load;

/// <summary>Connections to the bot's processes. Each request goes to one of them by chance; what breaks is no answer.</summary>
internal sealed class Lines(IReadOnlyList<IPEndPoint> bots) : IDisposable
{
    /// <summary>After so long a platform has given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<IPEndPoint, ConcurrentBag<Socket>> _idle = new();
    private int _turn;

    /// <summary>Sends a request.</summary>
    /// <returns>The answer with its head, or null where none came.</returns>
    public async Task<string?> SendAsync(byte[] request)
    {
        var bot = bots[(int)((uint)Interlocked.Increment(ref _turn) % (uint)bots.Count)];
        var idle = _idle.GetOrAdd(bot, _ => []);
        var socket = idle.TryTake(out var kept) ? kept : new Socket(bot.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            if (!socket.Connected)
            {
                await socket.ConnectAsync(bot, patience.Token);
            }

            await socket.SendAsync(request, patience.Token);
            var answer = await ReceiveAsync(socket, patience.Token);
            idle.Add(socket);
            return answer;
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var socket in _idle.Values.SelectMany(idle => idle))
        {
            socket.Dispose();
        }
    }

    private static async Task<string> ReceiveAsync(Socket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The bot closed the connection.");
            }

            length += read;
            if (Connection.IsWhole(buffer.AsSpan(0, length)))
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }
}
