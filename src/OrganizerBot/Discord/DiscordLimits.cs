using System.Globalization;
using System.Net.Http.Headers;

namespace OrganizerBot.Discord;

/// <summary>Keeps to Discord's rate limits as its answers tell them: buckets per route and major id, pauses for everything, and a stop long before a ban.</summary>
/// <remarks>Discord bans an address after 10,000 answers of 401, 403 or 429 in ten minutes (topics/rate-limits). Nothing is hard-coded but that.</remarks>
internal sealed class DiscordLimits(TimeProvider clock)
{
    private const int MostInvalid = 1000;
    private const int MostBuckets = 2000;
    private static readonly TimeSpan InvalidWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeadTokenPause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _bucketOfRoute = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Queue<DateTimeOffset> _invalid = new();
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _deadUntil;

    /// <summary>Takes one call out of what is allowed.</summary>
    /// <returns>Zero when it may go out now; otherwise how long to wait.</returns>
    public TimeSpan Take(DiscordCall call)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_invalid.TryPeek(out var oldest) && oldest <= now - InvalidWindow)
            {
                _invalid.Dequeue();
            }

            var until = _invalid.Count >= MostInvalid ? Later(_pausedUntil, _invalid.Peek() + InvalidWindow) : _pausedUntil;
            if (_buckets.TryGetValue(KeyOf(call), out var bucket) && bucket.Resets > now)
            {
                until = bucket.Remaining > 0 ? until : Later(until, bucket.Resets);
                bucket.Remaining -= until > now ? 0 : 1;
            }

            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    /// <summary>Whether Discord refused the bot's token a short while ago. One call in five minutes asks again.</summary>
    public bool IsTokenDead
    {
        get
        {
            lock (_gate)
            {
                return _deadUntil > clock.GetUtcNow();
            }
        }
    }

    /// <summary>Learns from an answer.</summary>
    /// <returns>How long a refused call must wait; zero for all other answers.</returns>
    public TimeSpan Note(DiscordCall call, HttpResponseMessage response, DiscordAnswer answer)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            NoteBucket(call, response.Headers, now);
            _deadUntil = (answer.Status, call.AsBot) switch { (401, true) => now + DeadTokenPause, (_, true) => default, _ => _deadUntil };
            if (answer.Status is 401 or 403 || (answer.Status == 429 && Text(response.Headers, "X-RateLimit-Scope") != "shared"))
            {
                _invalid.Enqueue(now);
            }

            return answer.Status == 429 ? NoteRefusal(call, response.Headers, answer, now) : TimeSpan.Zero;
        }
    }

    private void NoteBucket(DiscordCall call, HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Text(headers, "X-RateLimit-Bucket") is { } name)
        {
            _bucketOfRoute[RouteOf(call)] = name;
        }

        if (Number(headers, "X-RateLimit-Remaining") is { } remaining && Number(headers, "X-RateLimit-Reset-After") is { } resetAfter)
        {
            Forget(now);
            _buckets[KeyOf(call)] = new Bucket { Remaining = (int)remaining, Resets = now + Seconds(resetAfter) };
        }
    }

    private TimeSpan NoteRefusal(DiscordCall call, HttpResponseHeaders headers, DiscordAnswer answer, DateTimeOffset now)
    {
        var told = answer.Body is System.Text.Json.Nodes.JsonObject body && body["retry_after"] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<double>(out var seconds)
            ? seconds
            : Number(headers, "Retry-After") ?? 5;
        var wait = Seconds(told);

        // An answer without JSON comes from in front of Discord and concerns everything we do.
        var isGlobal = answer.Body is null || Text(headers, "X-RateLimit-Scope") == "global" || Text(headers, "X-RateLimit-Global") is not null
            || (answer.Body is System.Text.Json.Nodes.JsonObject whole && whole["global"] is System.Text.Json.Nodes.JsonValue flag && flag.TryGetValue<bool>(out var all) && all);
        if (isGlobal)
        {
            _pausedUntil = Later(_pausedUntil, now + wait);
        }
        else
        {
            Forget(now);
            _buckets[KeyOf(call)] = new Bucket { Remaining = 0, Resets = now + wait };
        }

        return wait;
    }

    /// <summary>Every interaction has a webhook of its own, so buckets that have run out are dropped.</summary>
    private void Forget(DateTimeOffset now)
    {
        if (_buckets.Count >= MostBuckets)
        {
            foreach (var key in _buckets.Where(bucket => bucket.Value.Resets <= now).Select(bucket => bucket.Key).ToArray())
            {
                _buckets.Remove(key);
            }
        }
    }

    private string KeyOf(DiscordCall call) => $"{_bucketOfRoute.GetValueOrDefault(RouteOf(call), RouteOf(call))}|{call.Major}";

    private static string RouteOf(DiscordCall call) => $"{call.Method} {call.Route}";

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(double.IsFinite(seconds) ? Math.Clamp(seconds, 0, 3600) : 60);

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Bucket
    {
        public int Remaining { get; set; }

        public DateTimeOffset Resets { get; init; }
    }
}
