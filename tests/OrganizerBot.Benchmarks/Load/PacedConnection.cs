using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>A connection with one request under way at the most, whose owner looks when something came.</summary>
internal sealed class PacedConnection
{
    private readonly byte[] _status;
    private readonly byte[] _right;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;
    private long _at;

    /// <summary>Opens it.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="status">The three digits of a right answer's status.</param>
    /// <param name="right">What stands in a right answer; empty where any with that status is right.</param>
    public PacedConnection(IPEndPoint address, string status, byte[] right)
    {
        (_status, _right) = (Encoding.ASCII.GetBytes(status), right);
        Socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(address);
    }

    /// <summary>The connection itself.</summary>
    public Socket Socket { get; }

    /// <summary>How long each answer took, in ticks of the stopwatch.</summary>
    public List<long> Latencies { get; } = [];

    /// <summary>How many answers had another status or were not what the request should get.</summary>
    public int Wrong { get; private set; }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="at">When it was due.</param>
    public void Send(byte[] request, long at)
    {
        (_length, _at) = (0, at);
        Socket.Send(request);
    }

    /// <summary>Takes what came.</summary>
    /// <returns>Whether the answer is whole.</returns>
    public bool Receive()
    {
        var read = Socket.Receive(_buffer, _length, _buffer.Length - _length, SocketFlags.None);
        if (read == 0)
        {
            throw new IOException("The server closed the connection.");
        }

        _length += read;
        if (!Connection.IsWhole(_buffer.AsSpan(0, _length)))
        {
            return false;
        }

        Latencies.Add(Stopwatch.GetTimestamp() - _at);
        var answer = _buffer.AsSpan(0, _length);
        Wrong += answer[9..12].SequenceEqual(_status) && (_right.Length == 0 || answer.IndexOf(_right) >= 0) ? 0 : 1;
        return true;
    }
}
