using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>Tells whoever runs the bot, once an hour at the most, that requests in a platform's name were turned away: with a wrong secret or a wrong clock nothing else would be said anywhere.</summary>
/// <remarks>Only how many is kept, and nothing of a request.</remarks>
internal sealed partial class TurnedAway(TimeProvider clock, ILogger<TurnedAway> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Platform, Count> _counts = [];

    /// <summary>One was. Null for one that was not even signed: that was no platform.</summary>
    /// <param name="platform">In whose name.</param>
    /// <param name="why">What did not hold.</param>
    /// <param name="advice">What to look at, if that platform sent them.</param>
    public void Note(Platform platform, TurnedAwayFor? why, string advice)
    {
        if (why is not null && Add(platform, why == TurnedAwayFor.Time) is { } told)
        {
            Log.Refused(logger, platform, told.Signature, told.Time, advice);
        }
    }

    /// <summary>What is to be told now, if anything is.</summary>
    private Count? Add(Platform platform, bool isTime)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var count = _counts.GetValueOrDefault(platform) ?? new Count(0, 0, now);
            count = isTime ? count with { Time = count.Time + 1 } : count with { Signature = count.Signature + 1 };
            _counts[platform] = now < count.Next ? count : new Count(0, 0, now + Pause);
            return now < count.Next ? null : count;
        }
    }

    private sealed record Count(int Signature, int Time, DateTimeOffset Next);

    private static partial class Log
    {
        [LoggerMessage(4005, LogLevel.Warning, "{Platform}: requests were refused, {Signature} for their signature and {Time} for their time (this line comes once an hour at most). {Advice}")]
        public static partial void Refused(ILogger logger, Platform platform, int signature, int time, string advice);
    }
}

/// <summary>What did not hold of a request that was signed.</summary>
internal enum TurnedAwayFor
{
    /// <summary>Its signature is not one of the platform's.</summary>
    Signature,

    /// <summary>It was signed minutes ago, or minutes from now.</summary>
    Time,
}
