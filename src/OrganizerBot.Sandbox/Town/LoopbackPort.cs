using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Ports of this machine's loopback.</summary>
public static class LoopbackPort
{
    private const int Lowest = 20_000;

    /// <summary>Linux gives what is above to outgoing connections (<c>net.ipv4.ip_local_port_range</c>): one of those could take the port between the look and the use.</summary>
    private const int End = 32_000;

    /// <summary>One that nobody listens on.</summary>
    public static int Free()
    {
        for (; ; )
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, End);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>Whether nobody listens on it, and this process may.</summary>
    public static bool IsFree(int port)
    {
        using var look = new TcpListener(IPAddress.Loopback, port);
        try
        {
            look.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
