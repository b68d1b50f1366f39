using System.Net;
using System.Net.Sockets;

namespace OrganizerBot.Faults;

/// <summary>Ports of this machine's loopback.</summary>
internal static class Ports
{
    /// <summary>One that nobody listens on.</summary>
    public static int Free()
    {
        using var look = new TcpListener(IPAddress.Loopback, 0);
        look.Start();
        return ((IPEndPoint)look.LocalEndpoint).Port;
    }
}
