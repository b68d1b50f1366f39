using System.Text;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Requests of a browser for a campaign's public page.</summary>
internal static class PageRequests
{
    /// <summary>Opens a page for the first time.</summary>
    /// <param name="code">The campaign's code.</param>
    public static byte[] Opens(string code) => Encoding.ASCII.GetBytes(
        $"GET /c/{code} HTTP/1.1\r\nHost: organizerbot.example\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-US,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nUpgrade-Insecure-Requests: 1\r\n\r\n");
}
