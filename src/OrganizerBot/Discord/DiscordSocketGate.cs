using System.Collections.Concurrent;
using OrganizerBot.Replicas;

namespace OrganizerBot.Discord;

/// <summary>Lets shards begin sessions as slowly and as seldom as Discord wants: so many within five seconds, so many a day.</summary>
internal sealed partial class DiscordSocketGate(DiscordApi api, ILeases leases, DiscordSocketPulse pulse, DiscordSocketLuck luck, TimeProvider clock, ILogger<DiscordSocketGate> logger) : IDisposable
{
    /// <summary>Discord wants five seconds between what arrives there, and not every way is equally long: one of them more than another by half a second costs no session.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5.5);

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _asking = new(1);
    private readonly ConcurrentDictionary<int, Bucket> _buckets = new();
    private DiscordSocketPlan? _plan;
    private DateTimeOffset _askedAt;
    private int _left;

    /// <summary>What Discord says about connecting: what was heard within the last minute, or what it says now. Asks until there is an answer.</summary>
    public async Task<DiscordSocketPlan> PlanAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_plan is null || clock.GetUtcNow() - _askedAt > Fresh)
            {
                _plan = await AskAsync(cancellationToken);
                (_askedAt, _left) = (clock.GetUtcNow(), _plan.Remaining);
            }

            return _plan;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Waits until a shard may begin a session. Whoever waits in the same bucket waits until it has, and a little over five seconds more.</summary>
    public async Task<Pass> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(cancellationToken);
        var number = shard % plan.MaxConcurrency;
        var bucket = _buckets.GetOrAdd(number, _ => new Bucket());
        await bucket.Turn.WaitAsync(cancellationToken);
        HeldLease? lease = null;
        try
        {
            await WaitUntilAsync(bucket.FreeAt, cancellationToken);
            lease = await WaitForOthersAsync(number, cancellationToken);
            return new Pass(await TakeOneAsync(cancellationToken), () =>
            {
                bucket.FreeAt = clock.GetUtcNow() + Apart;
                bucket.Turn.Release();
                _ = lease.DisposeAsync().AsTask();
            });
        }
        catch
        {
            bucket.Turn.Release();
            await (lease?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>The other replicas begin sessions too, and Discord counts all of them together.</summary>
    private async Task<HeldLease> WaitForOthersAsync(int bucket, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await leases.TakeAsync($"discord/begin/{bucket}", cancellationToken) is { } lease)
            {
                lease.Rest = Apart;
                return lease;
            }

            await Task.Delay(ILeases.Look, clock, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _asking.Dispose();
        foreach (var bucket in _buckets.Values)
        {
            bucket.Turn.Dispose();
        }
    }

    private async Task<Uri> TakeOneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var plan = await PlanAsync(cancellationToken);
            if (Interlocked.Decrement(ref _left) >= 0)
            {
                return plan.Url;
            }

            var until = Later(_askedAt + plan.ResetAfter, clock.GetUtcNow() + Apart);
            Log.NoneLeft(logger, until);
            pulse.Wait($"Discord lets the bot begin no more sessions before {until:u}: it waits, and asks again then.");
            await WaitUntilAsync(until, cancellationToken);
            pulse.Wait(null);
            Forget(plan);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private void Forget(DiscordSocketPlan plan) => Interlocked.CompareExchange(ref _plan, null, plan);

    private async Task<DiscordSocketPlan> AskAsync(CancellationToken cancellationToken)
    {
        for (var backoff = new DiscordSocketBackoff(luck); ;)
        {
            var answer = await api.SendAsync(DiscordCall.ReadGateway(), cancellationToken);
            if (DiscordSocketPlan.Read(answer) is { } plan)
            {
                pulse.Wait(null);
                return plan;
            }

            var why = answer.Status == StatusCodes.Status401Unauthorized
                ? "Discord refuses the bot's token (401). Make a new one in the Developer Portal under Bot, Reset Token, put it into Discord:BotToken, and start the bot again."
                : $"Discord does not say where its Gateway is ({answer.Summary}); the bot asks again.";
            pulse.Wait(why);
            Log.Unasked(logger, why);
            await Task.Delay(backoff.Next() + answer.Wait, clock, cancellationToken);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (moment - clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            // A timer takes no more than about 49 days; what is longer is waited for in parts.
            await Task.Delay(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), clock, cancellationToken);
        }
    }

    /// <summary>The leave to begin one session.</summary>
    /// <param name="url">Where.</param>
    /// <param name="used">Called once, when it is used up.</param>
    internal sealed class Pass(Uri url, Action used) : IDisposable
    {
        private Action? _used = used;

        /// <summary>Where to begin it.</summary>
        public Uri Url => url;

        /// <summary>It is used, or will not be: the next may enter a little over five seconds from now.</summary>
        public void Dispose() => Interlocked.Exchange(ref _used, null)?.Invoke();
    }

    private sealed class Bucket
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public DateTimeOffset FreeAt { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Warning, "Discord: {Why}")]
        public static partial void Unasked(ILogger logger, string why);

        [LoggerMessage(2021, LogLevel.Error, "Discord: no more sessions may be begun before {Until:u}; the bot waits. Something makes it lose its sessions: look for restarts and broken connections before")]
        public static partial void NoneLeft(ILogger logger, DateTimeOffset until);
    }
}
