using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>One connection that speaks as much HTTP/1.1 as it takes to send and to know where an answer ends: a client of the framework would need more of the machine than the server that is measured.</summary>
/// <param name="address">Where to.</param>
/// <param name="right">What stands in a right answer; empty where any will do.</param>
/// <param name="status">The three digits of a right answer's status.</param>
internal sealed class Connection(IPEndPoint address, byte[] right, string status = "200")
{
    private readonly byte[] _status = Encoding.ASCII.GetBytes(status);
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>How long each answer took, in ticks of the stopwatch.</summary>
    public List<long> Latencies { get; } = new(16 * 1024);

    /// <summary>How many answers had another status or were not what the request should get.</summary>
    public int Wrong { get; private set; }

    /// <summary>Sends until there is nothing more to send.</summary>
    public Task RunAsync(Func<byte[]?> next) => RunAsync(() => ValueTask.FromResult<(byte[], long)?>(next() is { } request ? (request, Stopwatch.GetTimestamp()) : null));

    /// <summary>Sends what is due: an answer took as long as whoever sent it at its moment would have waited.</summary>
    public async Task RunAsync(Func<ValueTask<(byte[] Request, long At)?>> next)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        while (await next() is var (request, at))
        {
            await socket.SendAsync(request);
            var length = await ReceiveAsync(socket);
            Latencies.Add(Stopwatch.GetTimestamp() - at);
            var answer = _buffer.AsSpan(0, length);
            Wrong += answer[9..12].SequenceEqual(_status) && (right.Length == 0 || answer.IndexOf(right) >= 0) ? 0 : 1;
        }
    }

    private async Task<int> ReceiveAsync(Socket socket)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += read;
            if (IsWhole(_buffer.AsSpan(0, length)))
            {
                return length;
            }
        }
    }

    /// <summary>Whether an answer has come to its end.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var at = answer[..head].IndexOf("Content-Length: "u8);
        return at >= 0
            ? Utf8Parser.TryParse(answer[(at + 16)..], out int body, out _) && answer.Length >= head + 4 + body
            : answer[head..].EndsWith("\r\n0\r\n\r\n"u8);
    }
}
