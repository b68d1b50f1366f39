using System.Net;
using System.Net.Sockets;

namespace OrganizerBot.Web;

/// <summary>From where a request came, to count it by: an IPv4 address, or an IPv6 network of 64 bits, which is what one household or server has.</summary>
/// <remarks>A proxy on this machine is believed about whom it speaks for; any other proxy counts as one address.</remarks>
internal static class RequestAddress
{
    /// <summary>The address in words. It is counted in memory for a minute and written nowhere.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || IPAddress.IsLoopback(address))
        {
            var spokenFor = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
            address = IPAddress.TryParse(spokenFor, out var behind) ? behind : address;
        }

        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";
    }
}
