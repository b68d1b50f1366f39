using System.Net;
using OrganizerBot.Benchmarks.Load;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>One request of each platform, and a clock that stands at its moment.</summary>
internal static class Still
{
    /// <summary>The clock.</summary>
    public static TimeProvider Clock { get; } = new StillClock(DateTimeOffset.UtcNow);

    /// <summary>The body of a press on Discord.</summary>
    public static byte[] DiscordPress { get; } = BodyOf(DiscordRequests.Signs("K7QF2", 1)[0]);

    /// <summary>The body of a press on Slack.</summary>
    public static byte[] SlackPress { get; } = BodyOf(SlackRequests.Signs("K7QF2", new IPEndPoint(IPAddress.Loopback, 9), 1)[0]);

    private static byte[] BodyOf(byte[] request) => request[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
