using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Counts calls per route and major parameter, and writes the rate-limit headers (protocol reference 1.10).</summary>
internal sealed class DiscordBuckets(TimeProvider clock)
{
    private const int Limit = 50;

    private static readonly TimeSpan _window = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Counts the call and writes the headers; true when it is over the limit.</summary>
    public bool IsOver(string route, string major, HttpResponse response)
    {
        var bucket = _buckets.GetOrAdd(route + " " + major, _ => new Bucket());
        var now = clock.GetUtcNow();
        lock (bucket)
        {
            if (now >= bucket.Resets)
            {
                (bucket.Resets, bucket.Left) = (now + _window, Limit);
            }

            bucket.Left--;
            Write(response, route, Math.Max(0, bucket.Left), bucket.Resets, bucket.Resets - now);
            return bucket.Left < 0;
        }
    }

    /// <summary>The headers of a 429; the body has the same wait.</summary>
    public void WriteLimited(HttpResponse response, string route, string scope, TimeSpan wait)
    {
        Write(response, route, 0, clock.GetUtcNow() + wait, wait);
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Scope"] = scope;
    }

    private static void Write(HttpResponse response, string route, int left, DateTimeOffset resets, TimeSpan wait)
    {
        var headers = response.Headers;
        headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (resets.ToUnixTimeMilliseconds() / 1000d).ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route)).AsSpan(0, 16));
    }

    private sealed class Bucket
    {
        public DateTimeOffset Resets { get; set; } = DateTimeOffset.MinValue;

        public int Left { get; set; }
    }
}
